namespace Scout.Analyzers.Tests.Pages;

/// <summary>Of one piece of code one thing is said: two would contradict each other, or be the same twice.</summary>
public class OneSpanTests
{
    private static readonly string[] Impure =
    [
        "DateTime.Now", "DateTime.UtcNow.ToString()", "Guid.NewGuid()", "Random.Shared.Next()", "Environment.MachineName", "System.IO.File.ReadAllText(\"x\")", "Counter.Calls", "Counter.Stamp()", "Counter.Greeting",
    ];

    private static readonly string[] Values = ["input.Text", "input.Text.ToString()", "(input.Text, 1)", "template"];

    private static readonly string[] Uses =
    [
        """flow.Text("t", "Hello " + {0});""",
        """flow.Text("t", $"Hello " + {0} + "!");""",
        """flow.Text("t", (string)$"Hello {{{0}}}");""",
        """flow.Text("t", string.Concat("Hello ", {0}));""",
        """flow.Text("t", string.Format("Hello {{0}}", {0}));""",
        """string text = $"Hello {{{0}}}"; flow.Text("t", text);""",
        """flow.Llm("t", new() {{ Model = "fast", System = "Hello " + {0}, Prompt = "x" }});""",
        """flow.Text("t", "https://example.com/?q=" + {0});""",
        """flow.Text("t", "Bearer sk-proj-" + {0});""",
        """flow.When("t", "inputs.text == '" + {0} + "'", then: flow => flow.Text("u", "x"));""",
        """flow.Text("t" + {0}, "x");""",
        """flow.Code("t", Desk.FindCustomer, Value.Of("" + {0}));""",
        """if ({0}.Equals("x")) {{ }}""",
    ];

    private static readonly string[] Templates =
    [
        """flow.Text("t", "https://example.com/?q={{ inputs.text }}");""",
        """flow.Text("t", "{ \"name\": \"{{ inputs.text }}\" }");""",
        """flow.Text("t", "https://example.com/?q={{ inputs.txt }}");""",
        """flow.Text("t", "https://example.com/?q={{ input.text }}");""",
        """flow.Text("t", "{{ inputs.text | string.uppercase }}");""",
        """flow.Text("t", $"https://example.com/?q={{ inputs.text }} {input.Text}");""",
        """flow.Text("t", "{{ secrets.OPENAI_API_KEY }}");""",
        """flow.Llm("t", new() { Model = "fast", Prompt = "https://example.com/?q={{ secrets.OPENAI_API_KEY }}" });""",
        """flow.Llm("t", new() { Model = "fast", Prompt = $"{Secret("OPENAI_API_KEY")}" });""",
        """flow.When("t", "inputs.text", then: flow => flow.Text("u", "x"));""",
        """flow.When("t", "inputs.txt", then: flow => flow.Text("u", "x"));""",
        """flow.When("t", "inputs.urgent && inputs.text", then: flow => flow.Text("u", "x"));""",
        """flow.Text("T", "x"); flow.Text("T", "y");""",
        """flow.Text("end", "x"); flow.Text("end", "{{ end }}");""",
        """Value<string> kept = Value.Of(""); flow.When("t", input.Text == "a", then: inner => kept = flow.Text("u", $"{kept}")); flow.Text("v", "{{ u }}");""",
    ];

    public static TheoryData<string> Sources =>
    [
        .. from use in Uses from part in Impure.Concat(Values) select string.Format(System.Globalization.CultureInfo.InvariantCulture, use, part),
        .. Templates,
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task One_rule_speaks_of_it(string statements)
    {
        var source = Harness.Prelude.Definition("Template template = $\"{input.Text}\"; " + statements) + """

            public static class Counter
            {
                public static int Calls;
                public static string Greeting => $"Hello at {DateTime.Now}";
                public static string Stamp() => DateTime.Now.ToString();
            }
            """;

        // That nobody reads a block is said of the block, whatever its id.
        var said = (await Example.Report(source, [])).Where(diagnostic => diagnostic.Id is not "SCOUT1030" && diagnostic.Id.StartsWith("SCOUT", StringComparison.Ordinal)).GroupBy(diagnostic => diagnostic.Location.SourceSpan);

        Assert.All(said, place => Assert.Single(place.DistinctBy(diagnostic => diagnostic.Id).Select(diagnostic => $"{diagnostic}")));
    }
}

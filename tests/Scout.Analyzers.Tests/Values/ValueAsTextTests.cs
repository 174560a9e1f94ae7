using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Values;

public class ValueAsTextTests
{
    private const string Rule = "SCOUT1040";

    [Theory]
    [InlineData("""string prompt = $"Hello {[|input.Text|]} {[|input.Locale|],5} and {1}"; flow.Text("t", prompt);""")]
    [InlineData("""var prompt = $"Hello {[|input.Text|]}";""")]
    [InlineData("""flow.Text("t", "Hello " + [|input.Text|] + "!");""")]
    [InlineData("""var text = "Hello "; text += [|input.Text|];""")]
    [InlineData("""flow.Text("t", [|input.Text.ToString()|]);""")]
    [InlineData("""flow.Text("t", $"{[|input.Text.ToString()|]}");""")]
    [InlineData("""flow.Text("t", string.Format("{0} {1}", [|input.Text|], 1));""")]
    [InlineData("""flow.Text("t", string.Format("{0}{1}{2}{3}", 1, 2, [|input.Text|], [|input.Locale|]));""")]
    [InlineData("""flow.Text("t", string.Format("{0}", new object[] { 1, [|input.Text|] }));""")]
    [InlineData("""flow.Text("t", string.Concat("Hello ", [|input.Text|]));""")]
    [InlineData("""flow.Text("t", string.Join(", ", [|new[] { input.Text }.ToList()|]));""")]
    [InlineData("""flow.Text("t", string.Join(", ", [|input.Text|], 1));""")]
    [InlineData("""var text = new System.Text.StringBuilder("a").Append([|input.Text|]).AppendFormat("{0}", [|input.Text|]).Append($"{[|input.Text|]}");""")]
    [InlineData("""Console.WriteLine([|input.Text|]); Console.WriteLine("{0}", [|input.Text|]);""")]
    [InlineData("""var text = Convert.ToString([|input.Text|]);""")]
    [InlineData("""var text = System.Text.Json.JsonSerializer.Serialize([|input.Text|]);""")]
    [InlineData("""var text = $"{[|(input.Text, 1)|]}";""")]
    [InlineData("""Value value = input.Text; var text = $"{[|value|]}";""")]
    [InlineData("""Template template = $"Hello {input.Text}"; var text = $"{[|template|]}" + [|template.ToString()|];""")]
    [InlineData("""Condition condition = input.Text.Is("a"); var text = $"{[|condition|]}";""")]
    [InlineData("""var text = $"{[|Message.User("a")|]}";""")]
    [InlineData("""string Name(Value<string> value) => [|value.ToString()|]; var lazy = () => $"{[|input.Text|]}";""")]
    [InlineData("""flow.If("i", input.Text.Is("a"), then: flow => flow.Text("t", $"{$"{[|input.Text|]}" + 1}"), otherwise: flow => flow.Text("u", "x"));""")]
    public Task A_value_that_becomes_text_triggers(string statement) => RuleTest.Check(Rule, statement);

    [Fact]
    public Task The_message_names_the_expression_and_says_what_to_write() => RuleTest.Check(
        Rule,
        """var prompt = $"Hello {[|input.Text|]}";""",
        "'input.Text' becomes text while the project is built, when nobody knows its value: the text would be the name of its type; write it into a hole of a template, as in Template prompt = $\"Hello {input.Name}\", or work with the text in a code block");

    [Fact]
    public Task A_helper_is_looked_at_too() => RuleTest.Check(Rule, Prelude.Definition("") + """

        public static class Prompts
        {
            public static string Hello(Value<string> name) => $"Hello {[|name|]}";
            public static string Again(Template prompt) { return "" + [|prompt|]; }
            public static Value<string> Known() { var text = $"{[|Value.Of(1)|]}"; return Value.Of(text); }
            public static string Other(string name) => $"Hello {name}";
        }
        """);

    [Fact]
    public Task Templates_conditions_and_constants_do_not_trigger() => RuleTest.Check(Rule, """
        var name = "Anna";
        Template salutation = $"Hello {input.Text} {name} {1}";
        flow.Text("a", $"{salutation}" + $"{input.Text}");
        flow.Text("b", $"Hello {name} " + name.ToString() + string.Join(", ", name, 1));
        flow.When("c", $"{input.Text} == 'a'", then: flow => flow.Text("d", $"{input.Locale}"));
        ArgumentNullException.ThrowIfNull(input);
        var text = nameof(input) + input.Text.GetType();
        """);

    [Theory]
    [InlineData(
        """string prompt = $"Hello {[|input.Text|]}, {[|input.Locale|]}"; flow.Text("t", prompt);""",
        """Template prompt = $"Hello {input.Text}, {input.Locale}"; flow.Text("t", prompt);""")]
    [InlineData(
        """var prompt = $"Hello {[|input.Text|]}"; flow.Llm("t", new() { Model = "fast", Prompt = prompt, System = $"{prompt}!" });""",
        """Template prompt = $"Hello {input.Text}"; flow.Llm("t", new() { Model = "fast", Prompt = prompt, System = $"{prompt}!" });""")]
    [InlineData(
        """var a = flow.Text("a", "x"); var prompt = "Hello \"{" + [|a|] + "}\""; flow.Text("t", prompt);""",
        """var a = flow.Text("a", "x"); Template prompt = $"Hello \"{{{a}}}\""; flow.Text("t", prompt);""")]
    [InlineData(
        """var a = flow.Text("a", "x"); flow.Text("t", "Hello {{ inputs.email }} " + [|a|]);""",
        """var a = flow.Text("a", "x"); flow.Text("t", $"Hello {{{{ inputs.email }}}} {a}");""")]
    [InlineData(
        """flow.Text("t", $"Hello {[|input.Text.ToString()|]}");""",
        """flow.Text("t", $"Hello {input.Text}");""")]
    [InlineData(
        """Template prompt = [|input.Text.ToString()|]; flow.Text("t", prompt);""",
        """Template prompt = input.Text; flow.Text("t", prompt);""")]
    public Task The_fix_makes_it_a_template(string source, string mended) => FixTest<ValueAsTextFixer>.Check(Rule, source, mended);

    [Fact]
    public Task Where_the_text_is_used_as_text_nothing_is_mended()
    {
        const string Source = """
            var prompt = $"Hello {[|input.Text|]}";
            var length = prompt.Length;
            flow.Text("t", prompt + length);
            """;
        return FixTest<ValueAsTextFixer>.Check(Rule, Source, Source);
    }
}

namespace Scout.Benchmarks.Compiling;

/// <summary>
/// Writes workflows that are like real ones: interpolated prompts, plain templates, code, branches, a loop. Those of a department share its shapes:
/// what the compiler does for a member of a shape grows with the number of shapes, and would hide what is measured.
/// </summary>
internal static class GeneratedWorkflows
{
    /// <summary>How many blocks a workflow has.</summary>
    public const int Blocks = 10;

    private static readonly string[] Goods = ["kettle", "samovar", "teapot", "cup", "strainer", "tray", "caddy", "spoon"];
    private static readonly string[] Towns = ["Riga", "Porto", "Ghent", "Turku", "Graz", "Split", "Cork"];

    public static void Write(string folder, int workflows)
    {
        Directory.CreateDirectory(folder);
        foreach (var good in Goods)
        {
            File.WriteAllText(Path.Combine(folder, $"{good}.cs"), Shapes(good));
        }

        for (var i = 0; i < workflows; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"Orders{i}.cs"), Workflow(i, Goods[i % Goods.Length], Towns[i % Towns.Length]));
        }
    }

    private static string Shapes(string good) => $$"""
        using System.Collections.Generic;
        using Scout;

        namespace Shop.Of_{{good}};

        /// <summary>A message about a {{good}}.</summary>
        /// <param name="Message">What the customer wrote.</param>
        /// <param name="Lines">What was ordered.</param>
        /// <param name="Locale">The customer's language.</param>
        [Shape] public sealed record Request(string Message, IReadOnlyList<Line> Lines, string Locale = "en");

        /// <summary>What a message is about.</summary>
        [Shape] public sealed record Triage(string Category, bool Urgent, string Summary);

        /// <summary>One line of an order.</summary>
        [Shape] public sealed record Line(string Article, int Count, decimal Price);

        """;

    private static string Workflow(int i, string good, string town) => $$$""""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Scout;

        namespace Shop.Of_{{{good}}};

        /// <summary>Answers messages about the {{{good}}} of the house in {{{town}}}.</summary>
        [Workflow("orders-{{{i}}}")]
        public sealed class Orders{{{i}}} : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                var triage = flow.Llm<Triage>("triage", new()
                {
                    Model = "fast",
                    System = "You sort the mail of a shop in {{{town}}} that sells every {{{good}}}. Most messages can wait a day.",
                    Prompt = $"Sort this {input.Locale} message about a {{{good}}}: {input.Message}",
                    Temperature = 0.{{{i % 10}}},
                    Timeout = TimeSpan.FromSeconds({{{20 + (i % 40)}}}),
                });

                var customer = flow.Code("customer", FindCustomer, input.Message, new() { Retry = Retry.Fixed(attempts: 2, delay: TimeSpan.FromMilliseconds(200)) });

                var lines = flow.ForEach("lines", input.Lines, (flow, line) =>
                    flow.Text("line", $"{line.Count} x {line.Article} from {{{town}}}"));

                var greeting = flow.Text("greeting", """
                    Hello {{ customer | string.capitalize }},
                    {{ if triage.urgent }}we read at once what you wrote about{{ else }}thank you for your message about{{ end }} {{ triage.summary }}.
                    {{ for line in inputs.lines }}
                    - {{ line.count }} {{ line.article }}: {{ line.price }} euros
                    {{ end }}
                    """);

                var answer = flow.If("route", triage.Urgent,
                    then: flow => flow.Llm("apologise", new()
                    {
                        Model = "smart",
                        Prompt = $"""
                            Apologise to {customer}, who waits for a {{{good}}} from {{{town}}}.
                            What it is about: {triage.Summary}
                            What was ordered: {lines}
                            """,
                        Retry = Retry.Exponential(attempts: 3),
                    }),
                    otherwise: flow => flow.Text("thank", "Your {{{good}}} is on its way, {{ customer }}: {{ inputs.message | string.truncate {{{20 + (i % 50)}}} }}"));

                var price = flow.Code("price", Total, input.Lines, triage.Urgent);

                return flow.Text("letter", $"{greeting}\n{answer}\nIt costs {price} euros. Your house of the {{{good}}}, {{{town}}}");
            }

            public static async Task<string> FindCustomer(string message, CancellationToken cancellation)
            {
                await Task.Delay({{{i % 5}}}, cancellation);
                return message.Contains("{{{town}}}", StringComparison.Ordinal) ? "friend" : message[..1];
            }

            public static decimal Total(IReadOnlyList<Line> lines, bool urgent)
            {
                var total = urgent ? {{{i % 7}}}m : 0m;
                foreach (var line in lines)
                {
                    total += line.Count * line.Price;
                }

                return total;
            }
        }

        """";
}

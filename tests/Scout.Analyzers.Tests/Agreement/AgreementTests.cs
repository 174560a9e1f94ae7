using System.Globalization;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Agreement;

/// <summary>A definition that the snapshot refuses is an error in the editor, in the same words and on the same line; one that it takes is none.</summary>
public class AgreementTests
{
    private const string Codes = """
        namespace Shop;
        public sealed class Codes
        {
            public string Instance(string text) => text;
            public static T Generic<T>(T value) => value;
            public static Task NothingAsync(string text) => Task.CompletedTask;
            public static Action Callback(string text) => () => { };
            internal static string Hidden(string text) => text;
            public static System.Text.Json.JsonElement Any(string text) => default;
        }

        public static class Texts
        {
            public static string Joined(this string first, string second) => first + second;
        }
        """;

    private const string Classes = """

        [Workflow("Bad Id")]
        public sealed class BadId : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text;
        }

        [Workflow("twice")]
        public sealed class Once : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text;
        }

        [Workflow("twice")]
        public sealed class Twice : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text;
        }
        """;

    private static readonly (string Code, string Statements)[] Bad =
    [
        ("SCOUT1001", """flow.Text("Find Customer", "a");"""),
        ("SCOUT1001", """flow.Text("for", "a");"""),
        ("SCOUT1001", """flow.Text("string", "a");"""),
        ("SCOUT1001", """flow.Text("inputs", "a");"""),
        ("SCOUT1001", """flow.Text("run", "a");"""),
        ("SCOUT1002", "flow.Text(\"same\", \"a\");\nflow.Text(\"same\", \"b\");"),
        ("SCOUT1003", "flow.If(\"choice\", \"true\", then: flow => flow.Text(\"inside\", \"a\"), otherwise: _ => Value.Of(\"\"));\nflow.Text(\"other\", \"{{ inside }}\");"),
        ("SCOUT1004", "var outer = flow;\nflow.When(\"choice\", \"true\", then: inner => flow.Text(\"inside\", \"a\"));"),
        ("SCOUT1004", """flow.Repeat("rounds", input.Text, until: text => flow.Text("stray", "a").Is("x"), body: (flow, text) => text, most: 3);"""),
        ("SCOUT1010", """flow.Text("note", "{{ if inputs.email }}a");"""),
        ("SCOUT1010", """flow.Text("note", "{{ inputs.text | }}");"""),
        ("SCOUT1010", """flow.Text("note", "{{ with inputs }}{{ end }}");"""),
        ("SCOUT1010", """flow.When("choice", "true; false", then: flow => flow.Text("note", "a"));"""),
        ("SCOUT1010", """flow.Llm("note", new() { Model = "fast", Messages = [Message.User("a"), Message.User("{{ this }}")] });"""),
        ("SCOUT1010", """flow.Llm("note", new() { Model = "fast", Messages = [Message.User("a"), Message.User("b", Attachment.At("https://a.test/"), Attachment.At("https://a.test/{{ this }}"))] });"""),
        ("SCOUT1011", """flow.Text("note", "{{ input.text }}{{ nobody }}");"""),
        ("SCOUT1011", """flow.Text("note", "{{ item }}{{ for x in nobody }}{{ x.a }}{{ end }}");"""),
        ("SCOUT1011", """flow.Llm("note", new() { Model = "fast", System = "{{ one }}", Prompt = "{{ two }}" });"""),
        ("SCOUT1012", """flow.Text("note", "{{ run.strated_at }}");"""),
        ("SCOUT1011", """flow.Http("ask", new() { Url = "https://a.test/{{ nobody }}" });"""),
        ("SCOUT1011", """flow.Http("ask", new() { Url = "https://a.test", Query = new() { ["q"] = "{{ nobody }}" }, Headers = new() { { "Authorization", "Bearer {{ anybody }}" } } });"""),
        ("SCOUT1012", """flow.Http("ask", new() { Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Form(new() { ["f"] = "{{ inputs.txt }}" }) });"""),
        ("SCOUT1012", """flow.Http("ask", new() { Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Json("{ \"a\": {{ inputs.txt }} }") });"""),
        ("SCOUT1026", """flow.Http("ask", new() { Url = "https://a.test", Method = HttpMethod.Post, Body = true ? HttpBody.Text("{{ date.now }}", contentType: "text/csv") : null });"""),
        ("SCOUT1010", """flow.Http("ask", new() { Url = "https://a.test", Headers = new HttpFields { ["X-A"] = "{{ inputs.text | }}" } });"""),
        ("SCOUT1012", "var answer = flow.Http<HttpAnswer<Customer>>(\"ask\", new() { Url = \"https://a.test\" });\nflow.Text(\"note\", \"{{ ask.body.nme }}{{ ask.staus }}\");"),
        ("SCOUT1014", """flow.Http("ask", new() { Url = "api.example.com/v1", MaxResponseBytes = 0, Redirects = 11, Expect = [199, 200, 600] });"""),
        ("SCOUT1014", """flow.Http("ask", new() { Url = "https://ada:secret@a.test", Method = HttpMethod.Trace, Query = new() { [""] = "a" }, Headers = new() { { "Host", "a" }, { "X Y", "b" } } });"""),
        ("SCOUT1014", """flow.Http("ask", new() { Url = "", Method = HttpMethod.Post, Expect = new[] { 99 }, Body = HttpBody.Text("a", "csv") });"""),
        ("SCOUT1026", """flow.Text("note", "{{ date.now }}");"""),
        ("SCOUT1026", """flow.Text("note", "{{ date.add_dys run.started_at 1 }}");"""),
        ("SCOUT1019", """flow.Text("note", "{{ run = 1 }}");"""),
        ("SCOUT1013", """flow.When("choice", "run.attempt", then: flow => flow.Text("note", "a"));"""),
        ("SCOUT1012", """flow.Text("note", "{{ inputs.txt }}{{ inputs.text.length }}{{ inputs.email['x'] }}");"""),
        ("SCOUT1012", "flow.Code(\"orders\", Desk.FindOrders, input.Text);\nflow.Text(\"note\", \"{{ orders.number }}{{ for o in orders }}{{ o.nmber }}{{ end }}{{ orders[0].price.x }}\");"),
        ("SCOUT1012", "var orders = flow.Code(\"orders\", Desk.FindOrders, input.Text);\nflow.ForEach(\"each\", orders, (flow, order) => flow.Text(\"note\", \"{{ item.nmber }}{{ each.itm }}{{ index.x }}\"));"),
        ("SCOUT1013", """flow.When("choice", "inputs.text", then: flow => flow.Text("note", "a"));"""),
        ("SCOUT1013", """flow.When("choice", "true && inputs.text.size - 1", then: flow => flow.Text("note", "a"));"""),
        ("SCOUT1014", """flow.Llm("note", new() { Model = "fast", Prompt = "a", Temperature = 3 });"""),
        ("SCOUT1011", """flow.Repeat("rounds", input.Text, until: text => "itme == 'x'", body: (flow, text) => text, most: 3);"""),
        ("SCOUT1012", """flow.Repeat("rounds", Request.Of(text: "a"), until: asked => $"{asked.Text} == 'x' || accumulator.txt == 'y' || rounds.item == 'z'", body: (flow, asked) => asked, most: 3);"""),
        ("SCOUT1013", "flow.Repeat(\"rounds\", input.Text, until: text => { return \"accumulator\"; }, body: (flow, text) => flow.Text(\"note\", \"{{ accumulator.x }}\"), most: 3);\nreturn Reply.Of(answer: input.Text);"),
        ("SCOUT1014", """flow.Repeat("rounds", input.Text, until: text => text.Is("x"), body: (flow, text) => text, most: 1001);"""),
        ("SCOUT1014", """flow.ForEach("each", flow.Code("orders", Desk.FindOrders, input.Text), (flow, order) => order.Number, tolerate: 0);"""),
        ("SCOUT1003", """flow.Repeat("rounds", input.Text, until: text => "note == 'x'", body: (flow, text) => flow.Text("note", "a"), most: 3);"""),
        ("SCOUT1017", "flow.Text(\"note\", \"{{ later }}\");\nflow.Text(\"later\", \"a\");"),
        ("SCOUT1019", """flow.Text("note", "{{ inputs = 1 }}");"""),
        ("SCOUT1022", """flow.When("choice", "true", then: flow => flow.Text("note", "{{ choice }}{{ note }}"));"""),
        ("SCOUT1026", """flow.Text("note", "{{ inputs.text | string.upcse }}{{ date.now }}");"""),
        ("SCOUT1027", """flow.StopIf("done", "true", Value.Of(1));"""),
        ("SCOUT2001", """flow.Code("note", (string text) => text, input.Text);"""),
        ("SCOUT2002", """flow.Code("note", Codes.Generic<string>, input.Text);"""),
        ("SCOUT2003", """flow.Code("note", Codes.NothingAsync, input.Text);"""),
        ("SCOUT3001", """flow.Code("note", Codes.Callback, input.Text);"""),
        ("SCOUT2006", """flow.Code("note", "a".Joined, input.Text);"""),
        ("SCOUT2005", """flow.Code("note", new Codes().Instance, input.Text);"""),
        ("SCOUT2007", """flow.Code("note", Codes.Hidden, input.Text);"""),
    ];

    private static readonly string[] Good =
    [
        """flow.Text("note", "{{ inputs.text | string.upcase }}{{ vars.a.b }}{{ secrets.c }}{{ x = 1; x }}{{ inputs.text.size }}{{ inputs.email[0] }}");""",
        "flow.Code(\"any\", Codes.Any, input.Text);\nflow.Text(\"note\", \"{{ any.a[0].b }}{{ for x in any }}{{ x.y }}{{ for.index }}{{ end }}\");",
        "var orders = flow.Code(\"orders\", Desk.FindOrders, input.Text);\nflow.ForEach(\"each\", orders, (flow, order) => flow.ForEach(\"inner\", orders, (flow, other) => flow.Text(\"note\", \"{{ item.number }}{{ each.item.price }}{{ each.index }}{{ inner.item.number }}\")));",
        "var lines = flow.ForEach(\"lines\", flow.Code(\"orders\", Desk.FindOrders, input.Text), (flow, order) => flow.Text(\"line\", $\"{order.Number}\"), Tolerate.All, new() { Concurrency = 2 });\nflow.Text(\"note\", \"{{ lines[0] }}{{ lines.size }}\");",
        "flow.Repeat(\"rounds\", input.Text, until: text => $\"{text} == 'x' || rounds.accumulator == inputs.email || accumulator.size > index\", body: (flow, text) => flow.Text(\"note\", \"{{ accumulator }}{{ index }}{{ rounds.accumulator }}\"), most: 1000, new() { MustHold = true });",
        "flow.When(\"choice\", \"inputs.text == 'a' && (!(inputs.email != null) || inputs.text.size > 3)\", then: flow => flow.Text(\"note\", \"a\"));",
        """flow.Text("note", "{{ func f(a) }}{{ a }}{{ end }}{{ f inputs.text }}{{ capture c }}{{ inputs.locale }}{{ end }}{{ c }}");""",
    ];

    [Fact]
    public async Task What_the_snapshot_refuses_is_refused_in_the_same_words_on_the_same_line()
    {
        var both = await BothSides.Of([("Codes.cs", Codes + Classes), .. Files(Bad.Select(bad => bad.Statements))]);

        Assert.Equal(both.Snapshot, both.Compiler);
        Assert.All((string[])["SCOUT1005", "SCOUT1006"], code => Assert.Contains(both.Snapshot, line => line.Contains($" {code} ", StringComparison.Ordinal)));
        foreach (var (number, (code, _)) in Bad.Index())
        {
            Assert.Contains(both.Snapshot, line => line.StartsWith($"Case{number.ToString("00", CultureInfo.InvariantCulture)}.cs:", StringComparison.Ordinal) && line.Contains(code, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_the_snapshot_takes_is_without_errors()
    {
        var both = await BothSides.Of([("Codes.cs", Codes), .. Files(Good)]);

        Assert.Empty(both.Snapshot);
        Assert.Empty(both.Compiler);
    }

    private static IEnumerable<(string File, string Source)> Files(IEnumerable<string> definitions) =>
    [
        ("Prelude.cs", Prelude.Source),
        .. definitions.Select((statements, index) => Case(index.ToString("00", CultureInfo.InvariantCulture), statements)),
    ];

    private static (string File, string Source) Case(string number, string statements) => (
        $"Case{number}.cs",
        Prelude.Definition(statements).Replace("\"example\"", $"\"case-{number}\"", StringComparison.Ordinal).Replace("class Example", $"class Case{number}", StringComparison.Ordinal));
}

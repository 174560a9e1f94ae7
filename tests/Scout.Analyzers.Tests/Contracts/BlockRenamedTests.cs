using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class BlockRenamedTests
{
    private const string Rule = "SCOUT3015";
    private const string Types = "public sealed record Input(string Name);";
    private const string Contract = "input $.name string required";

    [Fact]
    public Task A_block_in_place_of_one_that_is_gone_triggers_at_its_id() => RuleTest.Check(
        Rule, Source("""flow.Text([|"welcome"|], "Hello")"""),
        "block 'welcome' replaces 'greet', but production runs 3f9a1c2b7e, where it is 'greet'; add FormerId = \"greet\", or it loses its history", Running.File(Contract));

    [Fact]
    public Task A_block_in_a_branch_triggers() => RuleTest.Check(
        Rule, Source("""flow.If("route", Value.Of(true), then: flow => flow.Text([|"welcome"|], "a"), otherwise: flow => flow.Text("bye", "b"))"""),
        files: Running.File(Contract, blocks: "block bye text\nblock greet text\nblock route if"));

    [Theory]
    [InlineData("""flow.Text("greet", "a")""")]
    [InlineData("""flow.Text("welcome", "a", new() { FormerId = "greet" })""")]
    [InlineData("""flow.Text("welcome", "a", new() { FormerId = "another" })""")]
    [InlineData("""flow.Text("welcome", "a", Options)""")]
    [InlineData("""flow.Code("welcome", Text)""")]
    [InlineData("""flow.If("greet", Value.Of(true), then: flow => flow.Text("one", "a"), otherwise: flow => flow.Text("two", "b"))""")]
    [InlineData("""More(flow, "welcome")""")]
    [InlineData("""flow.Text("wel" + DateTime.Now, "a")""")]
    public Task What_is_no_rename_or_none_for_sure_does_not_trigger(string body) => RuleTest.Check(Rule, Source(body), files: Running.File(Contract));

    [Fact]
    public Task An_environment_that_does_not_count_does_not_trigger() => RuleTest.Check(
        Rule, Source("""flow.Text("welcome", "a")"""), files: Running.File(Contract), settings: "root = true\n[*.cs]\nscout_contract_environments = none\n");

    [Theory]
    [InlineData("flow.Text([|\"welcome\"|], \"a\")", "flow.Text(\"welcome\", \"a\", options: new() { FormerId = \"greet\" })")]
    [InlineData("flow.Text([|\"welcome\"|], \"a\", new() { DisplayName = \"x\" })", "flow.Text(\"welcome\", \"a\", new() { DisplayName = \"x\", FormerId = \"greet\" })")]
    [InlineData("flow.Text([|\"welcome\"|], \"a\", new BlockOptions<string>())", "flow.Text(\"welcome\", \"a\", new BlockOptions<string>() { FormerId = \"greet\" })")]
    [InlineData("flow.Text([|\"welcome\"|], \"a\", options: null)", "flow.Text(\"welcome\", \"a\", options: new() { FormerId = \"greet\" })")]
    [InlineData(
        "flow.Text([|\"welcome\"|], \"a\", new()\n    {\n        DisplayName = \"x\", // shown\n    })",
        "flow.Text(\"welcome\", \"a\", new()\n    {\n        DisplayName = \"x\", // shown\n        FormerId = \"greet\",\n    })")]
    [InlineData(
        "flow.Text([|\"welcome\"|], \"a\", new()\n    {\n        DisplayName = \"x\"\n    })",
        "flow.Text(\"welcome\", \"a\", new()\n    {\n        DisplayName = \"x\",\n        FormerId = \"greet\"\n    })")]
    public Task The_fix_says_what_the_block_was_called(string before, string after) => FixTest<BlockRenamedFixer>.Check(Rule, Source(before), Source(after), Running.File(Contract));

    [Fact]
    public Task The_fix_mends_every_block() => FixTest<BlockRenamedFixer>.Check(
        Rule,
        Source("""flow.Switch([|"choose"|], flow.Code([|"kind"|], Text), new() { ["a"] = flow => flow.Text([|"welcome"|], "a") }, otherwise: flow => flow.Llm([|"say"|], new() { Model = "fast", Prompt = "b" }))"""),
        Source("""flow.Switch("choose", flow.Code("kind", Text, options: new() { FormerId = "sort" }), new() { ["a"] = flow => flow.Text("welcome", "a", options: new() { FormerId = "greet" }) }, otherwise: flow => flow.Llm("say", new() { Model = "fast", Prompt = "b", FormerId = "answer" }), options: new() { FormerId = "route" })"""),
        Running.File(Contract, blocks: "block answer llm\nblock greet text\nblock route switch\nblock sort code"));

    private static string Source(string body) => Running.Source(Types, body: body).TrimEnd().TrimEnd('}') + """
            private static BlockOptions<string> Options => new();
            public static string Text() => "a";
            private static Value<string> More(Flow flow, string id) => flow.Text(id, "a");
        }
        """;
}

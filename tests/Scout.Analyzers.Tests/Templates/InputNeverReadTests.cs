using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class InputNeverReadTests
{
    private const string Rule = "SCOUT1032";

    [Theory]
    [InlineData("""flow.Text("note", $"{input.Email}");""", "Locale")]
    [InlineData("""flow.Text("note", "{{ inputs.locale }}");""", "Email")]
    [InlineData("""flow.Code("note", Desk.FindCustomer, input.Get(i => i.Email));""", "Locale")]
    [InlineData("""flow.Http("note", new() { Url = "https://a.test", Query = new() { ["q"] = input.Email } });""", "Locale")]
    public Task A_member_that_nothing_reads_triggers(string statement, string member) => RuleTest.Check(Rule, Define(statement, "[|input|]"), $"'{member}' of the input is never read; read it, or take it out of Asked");

    [Theory]
    [InlineData("""flow.Text("note", $"{input.Email} {input.Locale}");""")]
    [InlineData("""flow.Text("note", "{{ inputs }}");""")]
    [InlineData("""flow.Http("note", new() { Url = $"https://a.test/{input.Email}", Headers = new() { { "X-A", "{{ inputs.locale }}" } } });""")]
    [InlineData("""flow.Code("note", Whole, input);""")]
    [InlineData("""foreach (var id in new[] { "a", "b" }) { flow.Text(id, "a"); }""")]
    [InlineData("""var given = input; flow.Text("note", $"{given.Text}");""")]
    public Task What_is_or_may_be_read_does_not_trigger(string statement) => RuleTest.Check(Rule, Define(statement, "input"));

    [Fact]
    public Task A_member_in_the_same_file_is_marked_itself() => RuleTest.Check(Rule, """
        [Shape] public sealed record Input(string Item, string [|Unread|]);
        [Workflow("example")]
        public sealed class Example : Workflow<Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> input) => flow.Text("note", $"{input.Item}");
        }
        """);

    [Theory]
    [InlineData("input.Locale")]
    [InlineData("flow.Text(\"other\", \"{{ inputs.locale }}\")")]
    [InlineData("flow.Text(\"other\", \"{{ inputs }}\")")]
    [InlineData("flow.Code(\"other\", Whole, input)")]
    public Task What_another_workflow_reads_of_the_same_type_does_not_trigger(string other) => RuleTest.Check(Rule, Two("input", other));

    [Fact]
    public Task What_no_workflow_that_takes_it_reads_is_told_once_with_all_of_them() => RuleTest.Check(
        Rule,
        Two("[|input|]", "input.Text"),
        "'Locale' of Asked is read by none of the workflows that take it (a-first, b-second); read it, or take it out");

    // The first by id takes all that there is but one.
    private static string Two(string marked, string result) => $$"""
        [Workflow("a-first")]
        public sealed class First : Workflow<Asked, string>
        {
            protected override Value<string> Define(Flow flow, Value<Asked> {{marked}}) => flow.Text("note", $"{input.Email} {input.Text}");
        }

        [Workflow("b-second")]
        public sealed class Second : Workflow<Asked, string>
        {
            protected override Value<string> Define(Flow flow, Value<Asked> input) => {{result}};

            public static string Whole(Asked asked) => asked.Text;
        }
        """;

    private static string Define(string statement, string input) => $$"""
        [Workflow("example")]
        public sealed class Example : Workflow<Asked, string>
        {
            protected override Value<string> Define(Flow flow, Value<Asked> {{input}})
            {
                {{statement}}
                return input.Text;
            }

            public static string Whole(Asked asked) => asked.Text;
        }
        """;
}

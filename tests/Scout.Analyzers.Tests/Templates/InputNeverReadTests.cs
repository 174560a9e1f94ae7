using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class InputNeverReadTests
{
    private const string Rule = "SCOUT1032";

    [Theory]
    [InlineData("""flow.Text("note", $"{input.Email}");""", "Locale")]
    [InlineData("""flow.Text("note", "{{ inputs.locale }}");""", "Email")]
    [InlineData("""flow.Code("note", Desk.FindCustomer, input.Get(i => i.Email));""", "Locale")]
    public Task A_member_that_nothing_reads_triggers(string statement, string member) => RuleTest.Check(
        Rule, Define(statement, "[|input|]"),
        $"'{member}' of the input is never read here; read it, or give the workflow an input of its own without it: Request is the input of 'echo' too");

    [Theory]
    [InlineData("""flow.Text("note", $"{input.Email} {input.Locale}");""")]
    [InlineData("""flow.Text("note", "{{ inputs }}");""")]
    [InlineData("""flow.Call("note", new Echo(), input);""")]
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

    [Fact]
    public Task Of_a_record_that_others_take_the_workflow_is_marked_and_the_others_are_named() => RuleTest.Check(
        Rule,
        """
        [Shape] public sealed record Input(string Item, string Unread);
        [Workflow("example")]
        public sealed class Example : Workflow<Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> [|input|]) => flow.Text("note", $"{input.Item}");
        }
        [Workflow("other")]
        public sealed class Other : Scout.Workflow<Shop.Inputs.Other, string>
        {
            protected override Value<string> Define(Flow flow, Value<Shop.Inputs.Other> input) => flow.Text("note", $"{input.Item}");
        }
        [Workflow("third")]
        public sealed class Third : Scout.Workflow<global::Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> input) => flow.Text("note", $"{input.Item} {input.Unread}");
        }
        [Workflow("second")]
        public sealed class Second : Workflow<Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> input) => flow.Text("note", $"{input.Item} {input.Unread}");
        }
        namespace Shop.Inputs { [Shape] public sealed record Other(string Item); }
        """,
        "'Unread' of the input is never read here; read it, or give the workflow an input of its own without it: Input is the input of 'second' and 'third' too");

    private static string Define(string statement, string input) => $$"""
        [Workflow("example")]
        public sealed class Example : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> {{input}})
            {
                {{statement}}
                return input.Text;
            }
        }
        """;
}

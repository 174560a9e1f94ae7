using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Values;

public class DecidedAtBuildTimeTests
{
    private const string Rule = "SCOUT1041";
    private const string Triage = """var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "x" }); """;

    [Theory]
    [InlineData("""if ([|input.Text.Equals("a")|]) { }""")]
    [InlineData("""if ([|input.Text.Equals(input.Locale)|]) { }""")]
    [InlineData("""if ([|object.Equals(input.Text, "a")|]) { }""")]
    [InlineData("""if ([|ReferenceEquals(input.Text, input.Locale)|]) { }""")]
    [InlineData("""var hash = [|input.Text.GetHashCode()|];""")]
    [InlineData("""if ([|input.Text is null|]) { }""")]
    [InlineData("""if ([|input.Email is not null|]) { }""")]
    [InlineData("""if ([|input.Email is { }|]) { }""")]
    [InlineData("""if ([|input.Email is Value<string?> email|]) { }""")]
    [InlineData("""var email = [|input.Email ?? Value.Of<string?>("none")|];""")]
    [InlineData("""switch ([|input.Text|]) { case null: break; default: break; }""")]
    [InlineData("""var text = [|input.Text|] switch { null => 1, _ => 2 };""")]
    [InlineData("""object any = "a"; if ([|any == (object)input.Text|]) { }""")]
    [InlineData("""Value email = input.Email; if ([|email == null|]) { }""")]
    public Task A_value_that_decides_triggers(string statement) => RuleTest.Check(Rule, statement);

    [Theory]
    [InlineData("""if ({|CS0619:[|triage.Urgent|]|}) { }""")]
    [InlineData("""if ({|CS0619:[|triage.Category == Category.Billing|]|}) { }""")]
    [InlineData("""if ({|CS0619:[|triage.Category == Value.Of(Category.Billing)|]|}) { }""")]
    [InlineData("""if ({|CS0619:[|triage.Urgent && triage.Score > 1|]|}) { }""")]
    [InlineData("""if ({|CS0619:[|triage.Urgent || triage.Score > 1|]|}) { }""")]
    [InlineData("""if ({|CS0619:[|!triage.Urgent|]|}) { }""")]
    [InlineData("""var text = {|CS0619:[|triage.Urgent|]|} ? "a" : "b";""")]
    [InlineData("""while ({|CS0619:[|triage.Urgent|]|}) { }""")]
    [InlineData("""bool urgent = {|CS0029:[|triage.Urgent|]|};""")]
    [InlineData("""bool billing = {|CS0029:[|triage.Category == Category.Billing|]|};""")]
    [InlineData("""var text = [|triage.Category|] switch { {|CS9135:Category.Billing|} => 1, _ => 2 };""")]
    [InlineData("""if ([|triage.Category is {|CS9135:Category.Billing|}|]) { }""")]
    public Task The_compilers_error_stands_beside_a_sentence(string statement) => RuleTest.Check(Rule, Triage + statement);

    [Fact]
    public Task Branches_of_the_workflow_and_decisions_of_CSharp_do_not_trigger() => RuleTest.Check(Rule, Prelude.Definition(Triage + """
        var isGerman = DateTime.MinValue.Year == 1;
        var hello = isGerman ? flow.Text("de", "Hallo") : flow.Text("en", "Hello");
        flow.If("a", triage.Category == Category.Billing && (triage.Urgent || triage.Score > 1) && input.Email != null, then: _ => hello, otherwise: _ => Value.Of("b"));
        flow.When("c", input.Email.IsNull & input.Text.Is("a"), then: flow => flow.Text("d", "x"));
        Value any = input.Text;
        if (any is Value<string> text) { }
        ArgumentNullException.ThrowIfNull(input);
        """) + """

        public static class Helpers
        {
            public static Value<string> Note(Flow flow, Value<string>? note = null) => note is null ? flow.Text("n", "x") : note ?? Value.Of("y");
            public static Value<string> Given(Flow flow, Value<string>? note) => note switch { null => flow.Text("n", "x"), _ => note };
        #nullable disable
            public static bool Old(Value<string> note = null) => note is null;
        }
        """);

    [Fact]
    public Task Whether_a_value_was_given_is_asked_by_is() => RuleTest.Check(Rule, Prelude.Definition("") + """

        public static class Helpers
        {
            public static Value<string> Note(Flow flow, Value<string>? note = null) => {|CS0619:[|note == null|]|} ? flow.Text("n", "x") : note;
        }
        """, "'note == null' is a condition of the workflow: whether the value is null when it runs; write 'note is null' to ask while the project is built whether one was given");

    [Theory]
    [InlineData(
        """var text = {|CS0619:[|triage.Urgent|]|} ? flow.Text("a", "x") : flow.Text("b", "y");""",
        """var text = flow.If("by_urgent", triage.Urgent, then: flow => flow.Text("a", "x"), otherwise: flow => flow.Text("b", "y"));""")]
    [InlineData(
        """var text = {|CS0619:[|triage.Urgent|]|} ? "x" : "y";""",
        """var text = flow.If("by_urgent", triage.Urgent, then: _ => Value.Of("x"), otherwise: _ => "y");""")]
    [InlineData(
        """var text = [|input.Text.Equals("a")|] && DateTime.MinValue.Year == 1 ? input.Text : "y";""",
        """var text = flow.If("by_text", input.Text.Is("a") && DateTime.MinValue.Year == 1, then: _ => input.Text, otherwise: _ => "y");""")]
    [InlineData(
        """var text = {|CS0619:[|triage.Category == Category.Billing && triage.Score > 1|]|} ? input.Text : "y";""",
        """var text = flow.If("by_category", triage.Category == Category.Billing && triage.Score > 1, then: _ => input.Text, otherwise: _ => "y");""")]
    [InlineData(
        """Value<string> text; if ({|CS0619:[|triage.Urgent|]|}) { text = flow.Text("a", "x"); } else { text = input.Text; }""",
        """Value<string> text; text = flow.If("by_urgent", triage.Urgent, then: flow => flow.Text("a", "x"), otherwise: _ => input.Text);""")]
    [InlineData(
        """if (!([|input.Email is null|])) { flow.Text("a", "x"); }""",
        """flow.When("by_email", !(input.Email.IsNull), then: flow => flow.Text("a", "x"));""")]
    [InlineData(
        """if ([|object.ReferenceEquals(null, input.Email)|]) { var a = flow.Text("a", "x"); flow.Text("b", $"{a}"); }""",
        """
        flow.When("by_email", input.Email.IsNull, then: flow =>
            {
                var a = flow.Text("a", "x");
                flow.Text("b", $"{a}");
            });
        """)]
    [InlineData(
        """var same = [|input.Text.Equals(input.Locale)|];""",
        """var same = input.Text.Is(input.Locale);""")]
    [InlineData(
        """var given = [|input.Email is not null|];""",
        """var given = !input.Email.IsNull;""")]
    [InlineData(
        """var text = [|triage.Category|] switch { {|CS9135:Category.Billing|} => flow.Text("a", "x"), {|CS9135:Category.Delivery|} or {|CS9135:Category.Other|} => input.Text, _ => "y" };""",
        """var text = flow.Switch("by_category", triage.Category, new() { [Category.Billing] = flow => flow.Text("a", "x"), [Category.Delivery] = _ => input.Text, [Category.Other] = _ => input.Text }, otherwise: _ => Value.Of("y"));""")]
    public Task The_fix_makes_a_block_of_it(string source, string mended) => FixTest<DecidedAtBuildTimeFixer>.Check(Rule, Triage + source, Triage + mended);

    [Theory]
    [InlineData("""while ({|CS0619:[|triage.Urgent|]|}) { }""")]
    [InlineData("""var count = 0; if ({|CS0619:[|triage.Urgent|]|}) { count = 1; }""")]
    [InlineData("""var hash = [|input.Text.GetHashCode()|];""")]
    public Task Where_no_block_does_the_same_nothing_is_mended(string source) => FixTest<DecidedAtBuildTimeFixer>.Check(Rule, Triage + source, Triage + source);

    [Theory]
    [InlineData(
        """
                if ({|CS0619:[|input.Text == "a"|]|})
                {
                    var first = flow.Text("first", "x");
                    return Reply.Of(first);
                }

                var last = flow.Text("last", "y");
                return Reply.Of(last);
        """,
        """
                return flow.If("by_text", input.Text == "a",
                    then: flow =>
                    {
                        var first = flow.Text("first", "x");
                        return Reply.Of(first);
                    },
                    otherwise: flow =>
                    {
                        var last = flow.Text("last", "y");
                        return Reply.Of(last);
                    });
        """)]
    [InlineData(
        """
                if ({|CS0619:[|input.Text == "a"|]|}) return Reply.Of("x"); else return Reply.Of(flow.Text("by_text", "x"));
        """,
        """
                return flow.If("by_text_2", input.Text == "a",
                    then: _ => Reply.Of("x"),
                    otherwise: flow => Reply.Of(flow.Text("by_text", "x")));
        """)]
    public Task Branches_that_return_become_the_branches_of_a_block(string source, string mended) =>
        FixTest<DecidedAtBuildTimeFixer>.Check(Rule, Prelude.Definition(source), Prelude.Definition(mended));
}

using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class DuplicateBlockIdTests
{
    private const string Rule = "SCOUT1002";

    [Fact]
    public Task A_second_block_with_the_id_triggers() => RuleTest.Check(Rule, """
        flow.Text("note", "a");
        flow.If("choice", "true", then: flow => flow.Text([|"note"|], "b"), otherwise: flow => flow.Text("other", "c"));
        """, "block 'note': id is used twice, also on line 6; give one of them another id, such as 'note_2'");

    [Fact]
    public Task Ids_of_different_workflows_do_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("all", "a");
        flow.Text("note", "b");
        """);

    [Fact]
    public Task The_fix_counts_on() => FixTest<DuplicateBlockIdFixer>.Check(Rule, """
        flow.Text("note", "a");
        flow.Text([|"note"|], "b");
        flow.Text([|"note"|], "c");
        flow.Text("note_2", "d");
        """, """
        flow.Text("note", "a");
        flow.Text("note_3", "b");
        flow.Text("note_4", "c");
        flow.Text("note_2", "d");
        """);
}

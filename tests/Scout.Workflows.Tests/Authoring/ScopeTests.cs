namespace Scout.Workflows.Tests.Authoring;

public sealed class ScopeTests
{
    [Fact]
    public void A_value_of_a_branch_cannot_be_read_outside_it() => Assert.Equal(
        ["SCOUT1003: block 'after' (ScopeTests.cs): reads 'inner' (ScopeTests.cs), which runs only inside 'route'; return the value from the branch and read 'route', or define 'inner' before it"],
        Build.Errors<Question, string>((flow, input) =>
        {
            Value<string>? inner = null;
            flow.If("route", input.Urgent, then: flow => inner = flow.Text("inner", "a"), otherwise: _ => Value.Of("b"));
            return flow.Text("after", $"{inner!}");
        }));

    [Fact]
    public void A_name_of_a_branch_cannot_be_read_outside_it() => Assert.Equal(
        ["SCOUT1003: block 'after' (ScopeTests.cs): reads 'inner' (ScopeTests.cs), which runs only inside 'route'; return the value from the branch and read 'route', or define 'inner' before it"],
        Build.Errors<Question, string>((flow, input) =>
        {
            flow.If("route", input.Urgent, then: flow => flow.Text("inner", "a"), otherwise: _ => Value.Of("b"));
            return flow.Text("after", "{{ inner }}");
        }));

    [Fact]
    public void The_result_cannot_read_a_branch_either() => Assert.Equal(
        ["SCOUT1003: workflow 'test': reads 'inner' (ScopeTests.cs), which runs only inside 'route'; return the value from the branch and read 'route', or define 'inner' before it"],
        Build.Errors<Question, string>((flow, input) =>
        {
            Value<string>? inner = null;
            flow.If("route", input.Urgent, then: flow => inner = flow.Text("inner", "a"), otherwise: _ => Value.Of("b"));
            return inner!;
        }));

    [Fact]
    public void A_branch_must_use_the_flow_that_it_is_given() => Assert.Equal(
        ["SCOUT1004: block 'inner' (ScopeTests.cs): is added inside a branch of 'route' (ScopeTests.cs) by a flow from outside it; use the flow that the branch is given"],
        Build.Errors<Question, string>((flow, input) =>
            flow.If("route", input.Urgent, then: _ => flow.Text("inner", "a"), otherwise: _ => Value.Of("b"))));

    [Fact]
    public void A_flow_ends_with_its_branch() => Assert.Equal(
        ["SCOUT1004: block 'late' (ScopeTests.cs): is added by the flow of a branch that has ended; use the workflow's own flow"],
        Build.Errors<Question, string>((flow, input) =>
        {
            Flow? kept = null;
            flow.When("tell", input.Urgent, flow =>
            {
                kept = flow;
                flow.Text("inner", "a");
            });
            return kept!.Text("late", "b");
        }));

    [Fact]
    public void A_loop_s_variable_stays_in_its_body() => Assert.Equal(
        ["SCOUT1003: block 'after' (ScopeTests.cs): reads 'item' of the loop 'lines' (ScopeTests.cs) outside its body; read it in the body and return what is made of it"],
        Build.Errors<Question, string>((flow, input) =>
        {
            Value<Line>? kept = null;
            flow.ForEach("lines", input.Order.Lines, (flow, line) =>
            {
                kept = line;
                return flow.Text("inner", $"{line.Name}");
            });
            return flow.Text("after", $"{kept!.Name}");
        }));

    [Fact]
    public void A_value_of_another_definition_is_refused()
    {
        Value<string>? kept = null;
        Build.Json<Question, string>("result", (flow, _) => kept = flow.Text("first", "a"));

        Assert.Equal(
            ["SCOUT1003: block 'second' (ScopeTests.cs): reads 'first' of the definition of 'test'; pass the value on as an input, with flow.Call"],
            Build.Errors<Question, string>((flow, _) => flow.Text("second", $"{kept!}")));
    }

    [Fact]
    public void A_block_is_defined_before_it_is_read() => Assert.Equal(
        ["SCOUT1017: block 'first' (ScopeTests.cs): reads 'second' (ScopeTests.cs), which is defined after it; define 'second' first"],
        Build.Errors<Question, string>((flow, _) =>
        {
            flow.Text("first", "{{ second }}");
            return flow.Text("second", "b");
        }));

    [Fact]
    public void A_branch_cannot_read_the_block_that_it_is_a_part_of() => Assert.Equal(
        ["SCOUT1022: block 'inner' (ScopeTests.cs): reads 'route' (ScopeTests.cs), which it is a part of; read what 'route' reads"],
        Build.Errors<Question, string>((flow, input) =>
            flow.If("route", input.Urgent, then: flow => flow.Text("inner", "{{ route }}"), otherwise: _ => Value.Of("b"))));

    [Fact]
    public void A_branch_reads_blocks_around_it_and_its_own() => Assert.Equal(
        """["before","own"]""",
        Build.Json<Question, string>("blocks/route/then/blocks/inner/needs", (flow, input) =>
        {
            var before = flow.Text("before", "a");
            return flow.If("route", input.Urgent,
                then: flow =>
                {
                    var own = flow.Text("own", "b");
                    return flow.Text("inner", $"{before}{own}");
                },
                otherwise: _ => Value.Of("c"));
        }));
}

using System.Text.RegularExpressions;
using Scout.Definitions;

namespace Scout.Workflows.Tests.Authoring;

public sealed partial class SnapshotTests
{
    [Fact]
    public void A_circle_of_calls_shows_its_path_once() => Assert.Equal(
        ["SCOUT1007: block 'next' (BrokenWorkflows.cs): calls its own workflow: circle-a -> circle-b -> circle-c -> circle-a; take one call out of the circle"],
        Errors(typeof(CircleA), typeof(CircleB), typeof(CircleC)));

    [Fact]
    public void A_definition_that_throws_is_an_error_at_the_line_that_threw()
    {
        var errors = Build.Errors(typeof(Throws));

        Assert.Equal(["SCOUT1001", "SCOUT1018"], errors.Select(error => error.Code));
        Assert.Contains("its definition throws FormatException: The input string 'x' was not in a correct format.;", errors[1].Message, StringComparison.Ordinal);
        Assert.EndsWith("BrokenWorkflows.cs", errors[1].File, StringComparison.Ordinal);
        Assert.Equal(errors[0].Line + 1, errors[1].Line);
    }

    [Fact]
    public void A_constructor_that_throws_is_an_error_on_one_line() => Assert.Equal(
        ["SCOUT1018: workflow 'broken-constructor' (BrokenWorkflows.cs): its definition throws InvalidOperationException: Not today. Nor tomorrow.; mend what throws, or move it into a code block"],
        Errors(typeof(BrokenConstructor)));

    [Fact]
    public void A_static_constructor_that_throws_is_told_by_what_it_threw() => Assert.Equal(
        ["SCOUT1018: workflow 'broken-static' (BrokenWorkflows.cs): its definition throws InvalidOperationException: No words; mend what throws, or move it into a code block"],
        Errors(typeof(BrokenStatic)));

    [Theory]
    [InlineData(typeof(Nothing), "SCOUT1008: workflow 'nothing' (BrokenWorkflows.cs): Define returns null; return a value, such as Value.Of(\"...\")")]
    [InlineData(typeof(WrongId), "SCOUT1005: workflow 'Wrong_Id' (BrokenWorkflows.cs): its id is no workflow id; write it in kebab-case, [a-z][a-z0-9-]*, such as 'support-desk'")]
    [InlineData(typeof(NoConstructor), "SCOUT1009: workflow 'no-constructor' (BrokenWorkflows.cs): class 'NoConstructor' has no public constructor without parameters; add one")]
    [InlineData(typeof(CallsOneWay), "SCOUT1025: block 'other' (BrokenWorkflows.cs): calls 'several-ways', whose class SeveralWays can be made in several ways; a workflow is built once: leave only the constructor without parameters, and pass values by its input")]
    [InlineData(typeof(NoAttribute), "SCOUT1023: class 'Scout.Workflows.Tests.Authoring.NoAttribute' is a workflow without an id; add [Workflow(\"...\")], or make it abstract")]
    [InlineData(typeof(Generic<>), "SCOUT1024: workflow 'generic' (BrokenWorkflows.cs): class 'Generic`1' is generic; derive a class for the types that it is used with")]
    public void A_class_that_cannot_be_built_says_why(Type workflow, string error) => Assert.Equal([error], Errors(workflow));

    [Fact]
    public void Two_workflows_cannot_have_one_id() => Assert.Equal(
        ["SCOUT1006: workflow 'same-id' (BrokenWorkflows.cs): its id is used twice, also at BrokenWorkflows.cs; give one of the workflows another id"],
        Errors(typeof(SameId), typeof(SameIdAgain)));

    [Fact]
    public void Nothing_is_snapshotted_while_anything_is_wrong() =>
        Assert.Empty(Snapshot.Of([typeof(Called), typeof(Twice)], depsFile: null).Workflows);

    [Fact]
    public void The_whole_of_an_assembly_is_looked_at()
    {
        var errors = Snapshot.Of(typeof(SnapshotTests).Assembly, depsFile: null).Errors;

        Assert.Contains(errors, error => error.Workflow == "circle-c");
        Assert.Contains(errors, error => error.Workflow == "same-id");
        Assert.Empty(Snapshot.Of(typeof(Snapshot).Assembly, depsFile: null).Errors);
    }

    [Fact]
    public void A_definition_gives_the_same_revision_every_time() =>
        Assert.Equal(Build.Of<SupportDesk.SupportDeskWorkflow>().Revision, Build.Of<SupportDesk.SupportDeskWorkflow>().Revision);

    private static string[] Errors(params Type[] workflows) =>
        [.. Build.Errors(workflows).Select(error => $"{error.Code}: {Line.Replace(error.Message, ".cs")}")];

    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex Line { get; }
}

using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Runs;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>What templates read of an environment, which a test is in place of.</summary>
internal static class UsedSettings
{
    /// <summary>The secrets that the templates of a workflow name, of those too that it calls.</summary>
    public static IEnumerable<string> Secrets(TestedWorkflow workflow) =>
        workflow.Blocks.Paths.SelectMany(path => Of(workflow.Blocks[path], _ => true)).Concat(workflow.Blocks.Plans.SelectMany(plan => PartTemplates.Of(plan.Body.Result)))
            .SelectMany(Reads).Where(read => read.Root == RootNames.Secrets).Select(read => read.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Looks whether everything was there that templates read in a run: one that reads what is not there reads nothing, and goes on.</summary>
    /// <exception cref="ScoutException">A variable was not there.</exception>
    public static void Require(RunStory story, TestedWorkflow workflow, IReadOnlyDictionary<string, JsonElement> variables, bool hasOutput)
    {
        foreach (var block in story.Blocks)
        {
            Require(block.Path, Of(workflow.Blocks[BlockShape.WithoutPlaces(block.Path)], branch => block.Branch is null || branch == block.Branch), variables);
        }

        Require(workflow.Id, hasOutput ? PartTemplates.Of(workflow.Plan.Body.Result) : [], variables);
    }

    private static void Require(string reader, IEnumerable<ParsedTemplate> templates, IReadOnlyDictionary<string, JsonElement> variables)
    {
        if (templates.SelectMany(Reads).FirstOrDefault(read => read.Root == RootNames.Variables && !variables.ContainsKey(read.Name)) is { Name: { } name })
        {
            throw TestErrors.VariableNotGiven(reader, name);
        }
    }

    private static IEnumerable<(string Root, string Name)> Reads(ParsedTemplate parsed) =>
        parsed.Reads.Where(read => read.Steps is [{ Member: not null }, ..]).Select(read => (read.Root, read.Steps[0].Member!));

    private static IEnumerable<ParsedTemplate> Of(PlanBlock block, Func<string, bool> branches) =>
    [
        .. block.Model.Parts.SelectMany(PartTemplates.Of),
        .. block.Model.OnError is ErrorPolicy.Continue { Value: var value } ? PartTemplates.Of(value) : [],
        .. block.Branches.Zip(block.BranchNames).Where(branch => branches(branch.Second)).SelectMany(branch => PartTemplates.Of(branch.First.Result)),
    ];
}

using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;
using Scout.Revisions.Runs;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>What a workflow, with those that it calls, reads and asks of an environment, which a test is in place of.</summary>
internal static class UsedSettings
{
    /// <summary>The aliases of the models that blocks ask.</summary>
    public static IReadOnlySet<string> Models(TestedWorkflow workflow) =>
        Sorted(workflow.Blocks.Paths.SelectMany(path => workflow.Blocks[path].Model.Parts).OfType<BlockPart.Model>().Select(model => model.Alias));

    /// <summary>The secrets that templates name.</summary>
    public static IEnumerable<string> Secrets(TestedWorkflow workflow) => Sorted(All(workflow).SelectMany(Reads).Where(read => read.Root == RootNames.Secrets).Select(read => read.Name));

    /// <summary>The variables that templates name.</summary>
    public static IReadOnlySet<string> Variables(TestedWorkflow workflow) => Sorted(All(workflow).SelectMany(Reads).Where(read => read.Root == RootNames.Variables).Select(read => read.Name));

    /// <summary>Whether a template may read any variable: by a name that is known only when it is rendered, or all of them.</summary>
    public static bool ReadsAnyVariable(TestedWorkflow workflow) => All(workflow).Any(ReadsAny);

    /// <summary>Whether a template did that in a run.</summary>
    public static bool HasReadAnyVariable(RunStory story, TestedWorkflow workflow, bool hasOutput) => Rendered(story, workflow, hasOutput).Any(rendered => ReadsAny(rendered.Template));

    /// <summary>Looks whether everything was there that templates read in a run: one that reads what is not there reads nothing, and goes on.</summary>
    /// <exception cref="ScoutException">A variable was not there.</exception>
    public static void Require(RunStory story, TestedWorkflow workflow, IReadOnlyDictionary<string, JsonElement> variables, bool hasOutput)
    {
        foreach (var (reader, template) in Rendered(story, workflow, hasOutput))
        {
            if (Reads(template).FirstOrDefault(read => read.Root == RootNames.Variables && !variables.ContainsKey(read.Name)) is { Name: { } name })
            {
                throw TestErrors.VariableNotGiven(reader, name);
            }
        }
    }

    private static IEnumerable<ParsedTemplate> All(TestedWorkflow workflow) => workflow.Blocks.Paths.SelectMany(path => Of(workflow.Blocks[path], null)).Concat(PartTemplates.Of(workflow.Plan.Body.Result));

    private static IEnumerable<(string Reader, ParsedTemplate Template)> Rendered(RunStory story, TestedWorkflow workflow, bool hasOutput) => story.Blocks
        .SelectMany(block => Of(workflow.Blocks[BlockShape.WithoutPlaces(block.Path)], block).Select(template => (block.Path, template)))
        .Concat((hasOutput ? PartTemplates.Of(workflow.Plan.Body.Result) : []).Select(template => (workflow.Id, template)));

    private static IEnumerable<(string Root, string Name)> Reads(ParsedTemplate parsed) =>
        parsed.Reads.Where(read => read.Steps is [{ Member: not null }, ..]).Select(read => (read.Root, read.Steps[0].Member!));

    private static bool ReadsAny(ParsedTemplate parsed) => parsed.Reads.Any(read => read.Root == RootNames.Variables && read.Steps is not [{ Member: not null }, ..]);

    // All that a block may render, or what it did in a run.
    private static IEnumerable<ParsedTemplate> Of(PlanBlock block, BlockRun? run) =>
    [
        .. block.Model.Parts.SelectMany(PartTemplates.Of),
        .. block.Model.OnError is ErrorPolicy.Continue { Value: var value } ? PartTemplates.Of(value) : [],
        .. block.Branches.Zip(block.BranchNames).Where(branch => run?.Branch is null || branch.Second == run.Branch).SelectMany(branch => PartTemplates.Of(branch.First.Result)),
        .. block.Fallback is { } fallback && run is null or { Status: BlockStatus.Completed, Error: not null } ? PartTemplates.Of(fallback.Result) : [],
        .. block.Called is { } called && run is null or { Status: BlockStatus.Completed, Error: null, IsFaked: false } ? PartTemplates.Of(called.Body.Result) : [],
    ];

    private static SortedSet<string> Sorted(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}

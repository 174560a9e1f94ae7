using System.Collections.Concurrent;
using System.Reflection;
using Scout.Definitions;
using Scout.Execution.Code;
using Scout.Execution.Plans;
using Scout.Revisions.Format;
using Scout.Revisions.Rules;
using Scout.Revisions.Snapshots;

namespace Scout.Testing.Workflows;

/// <summary>A workflow as tests run it: made of its class, once for all of them.</summary>
/// <param name="Plan">What is run.</param>
/// <param name="Code">The methods that its blocks call.</param>
/// <param name="Blocks">Its blocks, and those of the workflows that it calls.</param>
internal sealed record TestedWorkflow(Plan Plan, CodeMethods Code, BlockNames Blocks)
{
    // Definitions give the same blocks every time, and nothing of these changes.
    private static readonly ConcurrentDictionary<Type, Lazy<TestedWorkflow>> Known = new();
    private static readonly ConcurrentDictionary<Assembly, CodeMethods> Methods = new();

    /// <summary>The workflow's id.</summary>
    public string Id => Plan.Revision.Workflow;

    /// <summary>The workflow of a class.</summary>
    /// <exception cref="ScoutException">Its definition has errors: all of them.</exception>
    public static TestedWorkflow Of(Type type) => Known.GetOrAdd(type, static type => new(() => Build(type))).Value;

    private static TestedWorkflow Build(Type type)
    {
        var snapshot = Snapshot.Of([type], null);
        if (!snapshot.Errors.IsEmpty)
        {
            throw WorkflowErrors.DefinitionIsWrong(type, snapshot.Errors.Select(error => $"{error.Code}: {error.Message}"));
        }

        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        var own = type.GetCustomAttribute<WorkflowAttribute>()!.Id;
        var plan = Compile(snapshot.Workflows.Single(workflow => workflow.Workflow == own));
        return new(plan, Methods.GetOrAdd(type.Assembly, static assembly => new(assembly)), new BlockNames(plan));

        Plan Compile(SnapshotWorkflow workflow)
        {
            if (!plans.TryGetValue(workflow.Workflow, out var compiled))
            {
                var read = RevisionJson.Read(workflow.Revision.Bytes);
                var called = read.Calls.Keys.ToDictionary(id => id, id => Compile(snapshot.Workflows.Single(other => other.Workflow == id)), StringComparer.Ordinal);
                plans.Add(workflow.Workflow, compiled = PlanCompiler.Compile(read, workflow.Revision.Id, called));
            }

            return compiled;
        }
    }
}

internal static class WorkflowErrors
{
    public static ScoutException DefinitionIsWrong(Type type, IEnumerable<string> problems) => new(
        "SCOUT9003",
        $"The workflow {type.Name} cannot be tested, because its definition is wrong:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => "  " + problem))}");

    public static ScoutException NoSuchBlock(string workflow, string name, string? nearest, IEnumerable<string> known) => new(
        "SCOUT9004",
        $"The workflow '{workflow}' has no block '{name}'.{(nearest is null ? "" : $" Did you mean '{nearest}'?")} Its blocks are {string.Join(", ", known)}.");

    public static ScoutException SeveralBlocks(string name, IEnumerable<string> paths) => new(
        "SCOUT9005",
        $"Several of the workflows that are called have a block '{name}': {string.Join(", ", paths)}. Name one of them by its path.");

    public static ScoutException NoSuchModel(string workflow, string alias, IReadOnlyCollection<string> known) => new(
        "SCOUT9006",
        $"The workflow '{workflow}' asks no model '{alias}'.{Suggestion.DidYouMean(alias, known)} {(known.Count == 0 ? "It asks none" : $"It asks {string.Join(", ", known)}")}.");

    public static ScoutException NoSuchVariable(string workflow, string name, IReadOnlyCollection<string> known) => new(
        "SCOUT9007",
        $"The workflow '{workflow}' reads no variable '{name}'.{Suggestion.DidYouMean(name, known)} {(known.Count == 0 ? "It reads none" : $"It reads {string.Join(", ", known)}")}.");
}

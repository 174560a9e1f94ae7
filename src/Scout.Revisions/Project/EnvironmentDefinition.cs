using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>One environment as <c>scout.json</c> declares it.</summary>
internal sealed record EnvironmentDefinition
{
    /// <summary>The environment that always stands for the latest build of this machine.</summary>
    public const string Development = "development";

    /// <summary>The name: <c>[a-z][a-z0-9-]{0,63}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The environments that a revision must have passed before it may come here.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Model aliases that differ from the project's.</summary>
    public ImmutableSortedDictionary<string, ModelSettings> Models { get; init; } =
        ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal);

    /// <summary>Variables that differ from the project's.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables { get; init; } =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Where requests may go here, in place of what the project says; none: what that says.</summary>
    public HttpAccess? Http { get; init; }

    /// <summary>What is refused outside development unless it is named here: <c>script</c>, the provider of canned replies; and <c>effects</c>, which validations may have here.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>What is looked at before a promotion to here only where it is named: <c>secrets</c>, that those are set which the revision reads.</summary>
    public ImmutableArray<string> Demand { get; init; } = [];

    /// <summary>The longest timeout that a block may ask for here, up to 1 day; <see langword="null"/>: any.</summary>
    public TimeSpan? MaxTimeout { get; init; }

    /// <summary>How its runs are kept on each machine.</summary>
    public RunKeeping Runs { get; init; } = new();

    /// <summary>The budget of each run here; none where nothing is limited.</summary>
    public RunLimits? Limits { get; init; }

    /// <summary>The budgets of the runs of single workflows here, by workflow: over <see cref="Limits"/>, member by member.</summary>
    public ImmutableSortedDictionary<string, RunLimits> WorkflowLimits { get; init; } =
        ImmutableSortedDictionary.Create<string, RunLimits>(StringComparer.Ordinal);

    /// <summary>When runs start here by themselves, where the project is served.</summary>
    public ImmutableArray<ScheduleDefinition> Schedules { get; init; } = [];

    /// <summary>Where the ends of its runs may be told to; none: nowhere.</summary>
    public CallbackDefinition? Callbacks { get; init; }

    /// <summary>What must have passed before a revision comes here; none: nothing.</summary>
    public ValidationPolicy? Validation { get; init; }

    /// <summary>The environment whose settings a validation for here is made with: the one that the policy names, else the first that is required, else development.</summary>
    public string ValidatedIn => Validation?.In ?? (Requires is [var first, ..] ? first : Development);

    /// <summary>Whether this is development.</summary>
    public bool IsDevelopment => Name == Development;
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>What an environment gives to a run: resolved from <c>scout.json</c>, pinned by a promotion, never a secret.</summary>
internal sealed record RunSettings
{
    // The generated reader leaves null where a file leaves a member out.
    private static readonly ImmutableSortedDictionary<string, ModelSettings> NoModels = ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, JsonElement> NoVariables = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Model settings by alias.</summary>
    public ImmutableSortedDictionary<string, ModelSettings> Models { get => field ?? NoModels; init; }

    /// <summary>The values of <c>{{ vars.name }}</c>.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables { get => field ?? NoVariables; init; }

    /// <summary>Where requests may go; none: to every public host.</summary>
    public HttpAccess? Http { get; init; }

    /// <summary>The budget of a run; none where nothing is limited.</summary>
    public RunLimits? Limits { get; init; }
}

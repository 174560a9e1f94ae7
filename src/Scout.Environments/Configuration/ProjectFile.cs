using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Configuration;

/// <summary>What a <c>scout.json</c> says.</summary>
internal sealed record ProjectFile(
    ImmutableSortedDictionary<string, ModelSettings> Models,
    ImmutableSortedDictionary<string, JsonElement> Variables,
    ImmutableArray<EnvironmentDefinition> Environments,
    string? Bundles);

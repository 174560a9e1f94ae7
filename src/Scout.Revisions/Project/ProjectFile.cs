using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>What a <c>scout.json</c> says.</summary>
/// <param name="Models">Model settings by alias, for environments that set none of their own.</param>
/// <param name="Variables">Variables, for environments that set none of their own.</param>
/// <param name="Http">Where requests may go, for environments that do not say it themselves; none: to every public host.</param>
/// <param name="Environments">The environments in the file's order; development is always the first.</param>
/// <param name="Bundles">The folder that the team shares for bundles, or none.</param>
internal sealed record ProjectFile(
    ImmutableSortedDictionary<string, ModelSettings> Models,
    ImmutableSortedDictionary<string, JsonElement> Variables,
    HttpAccess? Http,
    ImmutableArray<EnvironmentDefinition> Environments,
    string? Bundles)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "scout.json";

    /// <summary>
    /// What an environment gives to runs: the project's models and variables with its own over them; where requests may go, in its own words where it has some; and the budget of a
    /// workflow's runs there.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <param name="workflow">The workflow's id; none: what all of them share.</param>
    public RunSettings Settings(EnvironmentDefinition environment, string? workflow)
    {
        var limits = (environment.Limits ?? new()).With(workflow is null ? null : environment.WorkflowLimits.GetValueOrDefault(workflow));
        return new()
        {
            Models = Models.SetItems(environment.Models),
            Variables = Variables.SetItems(environment.Variables),
            Http = (environment.Http ?? Http) is { IsEmpty: false } access ? access : null,
            Limits = RunLimits.IsNone(limits) ? null : limits,
        };
    }
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions.Json;

namespace Scout.Environments.Evidence;

/// <summary>The file of a suite, as far as a promotion needs to know it.</summary>
/// <param name="Name">The suite's name.</param>
/// <param name="Path">The file, relative to <c>scout.json</c>, with <c>/</c>; none: it is not there.</param>
/// <param name="Workflow">The workflow that it is for, as it says; none: it does not say so where this looks.</param>
internal sealed partial record SuiteFile(string Name, string? Path, string? Workflow)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>Where the file of a suite may lie; the first that is there is it.</summary>
    public static IEnumerable<string> PathsOf(string suite) => Endings.Select(ending => $"suites/{suite}{ending}");

    /// <summary>Finds the file of a suite and looks whose it is.</summary>
    /// <exception cref="ScoutException">It cannot be read.</exception>
    public static SuiteFile Of(StoreContext store, string suite) =>
        PathsOf(suite).FirstOrDefault(path => store.Files.Exists(store.Absolute(path))) is { } file
            ? new(suite, file, WorkflowIn(Encoding.UTF8.GetString(store.Files.Read(store.Absolute(file), FileLimits.Json))))
            : new(suite, null, null);

    /// <summary>Whether a revision of a workflow is asked for it: not where it is for another workflow that there is. What does not say whose it is is everybody's.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="workflows">All workflows of the store.</param>
    public bool IsAskedOf(string workflow, IEnumerable<string> workflows) => Workflow is null || Workflow == workflow || !workflows.Contains(Workflow, StringComparer.Ordinal);

    // The member's line alone: the rest is read by what runs suites. Of several lines one may be part of a text.
    private static string? WorkflowIn(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') ? InJson(text) : InYaml.Matches(text) is [var line] ? line.Groups[1].Value : null;

    private static string? InJson(string text)
    {
        try
        {
            return WrittenJson.Read(Encoding.UTF8.GetBytes(text)) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("workflow", out var workflow) && workflow.ValueKind == JsonValueKind.String ? workflow.GetString() : null;
        }
        catch (WrittenJsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^(?:\uFEFF)?(?:workflow|"workflow"|'workflow')[ \t]*:[ \t]+["']?([a-z][a-z0-9-]{0,63})["']?[ \t]*(?:#.*)?\r?$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex InYaml { get; }
}

using System.CommandLine.Completions;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Text;
using Scout.Runs;
using Scout.Validation.Suites;

namespace Scout.Tool.CommandLine;

/// <summary>What the shell is offered from the store. A store that cannot be read offers nothing: the command itself will say why.</summary>
internal static class Completions
{
    public static IEnumerable<string> Workflows(CompletionContext context) =>
        From(context, project => Store.Open(project).Workflows());

    public static IEnumerable<string> Environments(CompletionContext context) =>
        From(context, project => project.Environments.Select(environment => environment.Name));

    /// <summary>The environments that a pointer can be moved in.</summary>
    public static IEnumerable<string> Targets(CompletionContext context) =>
        From(context, project => project.Environments.Where(environment => !environment.IsDevelopment).Select(environment => environment.Name));

    /// <summary>Environments and names; ids as soon as one begins as what is typed.</summary>
    public static IEnumerable<string> Revisions(CompletionContext context) =>
        From(context, project =>
        {
            var store = Store.Open(project);
            var history = store.Workflows().SelectMany(workflow => store.History(workflow)).ToList();
            return
            [
                "latest",
                .. project.Environments.Select(environment => environment.Name),
                .. history.Select(entry => entry.Name).Distinct(StringComparer.Ordinal),
                .. Beginning(context, history.Select(entry => RevisionId.Short(entry.RevisionId))),
            ];
        });

    /// <summary>The newest runs; by the end of their ids, which is what people read off, as soon as one begins as what is typed.</summary>
    public static IEnumerable<string> Runs(CompletionContext context) => From(context, project =>
    {
        var ids = RunStore.Open(project).List(limit: 50).Runs.Select(run => run.RunId).ToList();
        return [.. ids, .. Beginning(context, ids.Select(id => id[(id.LastIndexOf('-') + 1)..]))];
    });

    /// <summary>The suites of the project.</summary>
    public static IEnumerable<string> Suites(CompletionContext context) => From(context, project => new SuiteLibrary(new SuiteFolder(project.Root)).Names);

    /// <summary>The names of a workflow's inputs, with the sign that a value follows.</summary>
    /// <param name="context">What is typed.</param>
    /// <param name="workflow">The workflow that is named, or none.</param>
    /// <param name="revision">The revision or environment that is named, or none: the latest build.</param>
    public static IEnumerable<string> Inputs(CompletionContext context, string? workflow, string? revision) => From(context, project =>
    {
        var store = Store.Open(project);
        var stored = store.Show(revision ?? "latest", store.Workflow(workflow)).Revision;
        var schema = JsonElement.Parse(stored.Bytes.Span).GetProperty("input");
        return schema.TryGetProperty("properties", out var inputs) ? [.. inputs.EnumerateObject().Select(input => $"{input.Name}=")] : [];
    });

    /// <summary>The blocks of a run.</summary>
    /// <param name="context">What is typed.</param>
    /// <param name="run">The run that is named, or none: the newest.</param>
    public static IEnumerable<string> Blocks(CompletionContext context, string? run) => From(context, project =>
    {
        var runs = RunStore.Open(project);
        return [.. runs.Read(runs.Resolve(run)).Order.Take(1000)];
    });

    /// <summary>Folders, as a shell would complete them.</summary>
    public static IEnumerable<string> Folders(CompletionContext context) => Files(context).Where(path => path.EndsWith('/'));

    /// <summary>Files and folders, as a shell would complete them.</summary>
    public static IEnumerable<string> Files(CompletionContext context)
    {
        var word = context.WordToComplete;
        var folder = Path.GetDirectoryName(word) is { Length: > 0 } named ? named : ".";
        return !Directory.Exists(folder) ? [] :
        [
            .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Select(entry => Path.Combine(folder == "." ? "" : folder, entry.Name) + (entry is DirectoryInfo ? "/" : ""))
                .Where(path => path.StartsWith(word, StringComparison.Ordinal) && IsWord(path)),
        ];
    }

    private static IEnumerable<string> Beginning(CompletionContext context, IEnumerable<string> candidates) =>
        context.WordToComplete is { Length: > 0 } word ? candidates.Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal)) : [];

    // Candidates are lines, and what begins with - would be an option when it is inserted; what is not shown as it is cannot be chosen by anybody.
    private static bool IsWord(string candidate) => candidate is [not '-', ..] && candidate.AsSpan().IndexOfAny('\n', '\t') < 0 && PlainText.Of(candidate) == candidate;

    private static IEnumerable<string> From(CompletionContext context, Func<ScoutProject, IEnumerable<string>> values)
    {
        try
        {
            return ScoutProject.TryFind(GlobalOptions.FolderOf(context.ParseResult)) is { } project ? [.. values(project).Where(IsWord)] : [];
        }
        catch (Exception exception) when (exception is ScoutException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

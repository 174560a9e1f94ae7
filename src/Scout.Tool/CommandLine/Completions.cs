using System.CommandLine.Completions;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Environments.Runs;

namespace Scout.Tool.CommandLine;

/// <summary>What the shell is offered from the store. A store that cannot be read offers nothing: the command itself will say why.</summary>
internal static class Completions
{
    public static IEnumerable<string> Workflows(CompletionContext context) =>
        From(context, project => Store.Open(project).Workflows());

    public static IEnumerable<string> Environments(CompletionContext context) =>
        From(context, project => project.Environments.Select(environment => environment.Name));

    public static IEnumerable<string> Revisions(CompletionContext context) =>
        From(context, project =>
        {
            var store = Store.Open(project);
            return
            [
                "latest",
                .. project.Environments.Select(environment => environment.Name),
                .. store.Workflows().SelectMany(workflow => store.History(workflow)).Select(entry => entry.Name).Distinct(StringComparer.Ordinal),
            ];
        });

    /// <summary>The newest runs.</summary>
    public static IEnumerable<string> Runs(CompletionContext context) => From(context, project => RunLogs.Of(project).Ids().Take(50));

    /// <summary>Files and folders, as a shell would complete them.</summary>
    public static IEnumerable<string> Files(CompletionContext context)
    {
        var word = context.WordToComplete;
        var folder = Path.GetDirectoryName(word) is { Length: > 0 } named ? named : ".";
        return !Directory.Exists(folder) ? [] :
        [
            .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Select(entry => Path.Combine(folder == "." ? "" : folder, entry.Name) + (entry is DirectoryInfo ? "/" : ""))
                .Where(path => path.StartsWith(word, StringComparison.Ordinal)),
        ];
    }

    private static IEnumerable<string> From(CompletionContext context, Func<ScoutProject, IEnumerable<string>> values)
    {
        try
        {
            return ScoutProject.TryFind(GlobalOptions.FolderOf(context.ParseResult)) is { } project ? [.. values(project)] : [];
        }
        catch (Exception exception) when (exception is ScoutException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

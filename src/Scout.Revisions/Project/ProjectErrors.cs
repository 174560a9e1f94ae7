using Scout.Revisions.Rules;

namespace Scout.Revisions.Project;

/// <summary>Every error about <c>scout.json</c>.</summary>
internal static class ProjectErrors
{
    public static ScoutException NotFound(string folder) =>
        new("SCOUT6002", $"{folder}: there is no scout.json in this folder or above it. Go to the project, name it with --project, or make one with `dotnet scout init`.");

    public static ScoutException DoesNotParse(string path, string why) =>
        new("SCOUT6003", $"{path}: not valid JSON (comments and trailing commas are allowed): {why}");

    public static ScoutException MergeConflict(string path) =>
        new("SCOUT6006", $"{path}: a merge is not finished: the file has git's conflict markers (<<<<<<<, =======, >>>>>>>). Edit it to what it should be, then `git add` it.");

    public static ScoutException Problems(string path, IReadOnlyCollection<string> problems) =>
        new("SCOUT6004", problems.Count == 1
            ? $"{path}: {problems.First()}"
            : $"{path}:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}");

    public static ScoutException UnknownEnvironment(string path, string name, IEnumerable<string> known) =>
        new("SCOUT6005", $"there is no environment '{name}' in {path}; there are {string.Join(", ", known)}.{Suggestion.DidYouMean(name, known)}") { Kind = ErrorKind.NotFound };
}

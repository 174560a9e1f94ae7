namespace Scout.Tool.CommandLine;

/// <summary>What can go wrong with any command.</summary>
internal static class CommandLineErrors
{
    /// <summary>The code of every mistake on the command line itself.</summary>
    public const string CommandLine = "SCOUT6201";

    /// <summary>The code of what the operating system refuses: a full disk, missing rights.</summary>
    public const string System = "SCOUT6202";

    /// <summary>The code of a bug.</summary>
    public const string Bug = "SCOUT6203";

    public static ScoutException FolderIsMissing(string folder) => new(
        "SCOUT6204",
        $"The folder '{folder}' that --project names is not there. Name the folder of scout.json, or one below it.");
}

using System.CommandLine;

namespace Scout.Tool.CommandLine;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    public const string Project = "--project";

    public const string Format = "--format";

    public static Option<string?> CreateProject() => new(Project)
    {
        Description = "A folder of the project. Default: the working folder. The nearest scout.json upward counts.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string> CreateFormat()
    {
        var format = new Option<string>(Format)
        {
            Description = "How to answer. json is stable and documented.",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
            Recursive = true,
        };
        return format.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>The folder that <c>--project</c> names (or the folder of the file that it names), else the working folder; absolute.</summary>
    /// <exception cref="ScoutException">It is not there.</exception>
    public static string FolderOf(ParseResult parse)
    {
        var named = parse.GetValue<string?>(Project);
        if (string.IsNullOrEmpty(named))
        {
            return Directory.GetCurrentDirectory();
        }

        var full = Path.GetFullPath(named);
        if (File.Exists(full))
        {
            return Path.GetDirectoryName(full)!;
        }

        return Directory.Exists(full) ? full : throw CommandLineErrors.FolderIsMissing(named);
    }
}

using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Tool.Output;

namespace Scout.Tool.CommandLine;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    public const string Project = "--project";

    public const string Format = "--format";

    public static Option<string?> CreateProject()
    {
        var project = new Option<string?>(Project)
        {
            Description = "A folder of the project. Default: the working folder. The nearest scout.json upward counts.",
            HelpName = "DIR",
            Recursive = true,
        };
        project.CompletionSources.Add(Completions.Folders);
        return project;
    }

    /// <summary><c>--format</c>: which words it takes is the verb's to say.</summary>
    public static Option<string> CreateFormat()
    {
        var format = new Option<string>(Format) { DefaultValueFactory = _ => OutputFormat.Text.Name, Recursive = true };
        format.CompletionSources.Add(context => FormatsOf(context.ParseResult).Select(offered => new CompletionItem(offered.Name)));
        return format;
    }

    /// <summary>What the command that is typed offers.</summary>
    public static IReadOnlyList<OutputFormat> FormatsOf(ParseResult parse) => parse.CommandResult.Command is Verb verb ? verb.Formats : OutputFormat.Common;

    /// <summary>Puts into the help what the command that it is about offers.</summary>
    public static void DescribeFormat(ParseResult parse)
    {
        var formats = FormatsOf(parse);
        var format = parse.RootCommandResult.Command.Options.Single(option => option.Name == Format);
        format.HelpName = string.Join('|', formats.Select(offered => offered.Name));
        format.Description = string.Join(' ', formats.Select(offered => offered.Help).Where(help => help.Length > 0).Prepend("How to answer."));
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

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Scout.Web.Defining;

/// <summary>A line of a C# file.</summary>
/// <param name="File">The file, absolute.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SourcePlace(string File, int Line)
{
    /// <summary>The address that opens it in an editor.</summary>
    public string Address => $"vscode://file/{string.Join('/', File.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString))}:{Line}";
}

/// <summary>Where the C# of a workflow lies on this machine, as far as its project's files say so now. A revision knows no files: what is not found word by word has no place.</summary>
internal sealed partial class SourcePlaces
{
    private const int MostFiles = 2_000;
    private const int LongestFile = 1024 * 1024;

    /// <summary>No places.</summary>
    public static SourcePlaces None { get; } = new();

    /// <summary>That of the workflow's class, or none.</summary>
    public SourcePlace? Workflow { get; private init; }

    /// <summary>Those of blocks, by id.</summary>
    public FrozenDictionary<string, SourcePlace> Blocks { get; private init; } = FrozenDictionary<string, SourcePlace>.Empty;

    /// <summary>Those of methods, by documentation id.</summary>
    public FrozenDictionary<string, SourcePlace> Methods { get; private init; } = FrozenDictionary<string, SourcePlace>.Empty;

    /// <summary>Looks for them.</summary>
    /// <param name="root">The project's root: nothing outside of it is looked at.</param>
    /// <param name="projects">The project files.</param>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="blocks">The ids of its blocks.</param>
    /// <param name="sources">The C# of its methods, by documentation id.</param>
    public static SourcePlaces Of(string root, ImmutableArray<string> projects, string workflow, IEnumerable<string> blocks, IReadOnlyDictionary<string, string> sources)
    {
        var files = Files(root, projects).ToArray();
        var home = Array.Find(files, file => Array.Exists(file.Lines, line => IsAttribute(line, workflow)));
        var methods = from source in sources
                      let wanted = Lines(source.Value)
                      let place = files.Select(file => At(file, wanted)).FirstOrDefault(place => place is not null)
                      where place is not null
                      select KeyValuePair.Create(source.Key, place);
        return new()
        {
            Workflow = home is null ? null : new(home.Path, Array.FindIndex(home.Lines, line => IsAttribute(line, workflow)) + 1),
            Blocks = home is null ? FrozenDictionary<string, SourcePlace>.Empty : OfBlocks(home, workflow, blocks),
            Methods = methods.ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    private static FrozenDictionary<string, SourcePlace> OfBlocks(Text home, string workflow, IEnumerable<string> blocks)
    {
        var start = Array.FindIndex(home.Lines, line => IsAttribute(line, workflow));
        var places = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        var wanted = blocks.ToHashSet(StringComparer.Ordinal);
        // Another workflow may follow in the same file.
        for (var i = start; i < home.Lines.Length && (i <= start + 1 || !home.Lines[i].Contains("[Workflow(", StringComparison.Ordinal)); i++)
        {
            foreach (var id in Argument().Matches(home.Lines[i]).Select(match => match.Groups["id"].Value).Where(wanted.Contains))
            {
                places.TryAdd(id, new(home.Path, i + 1));
            }
        }

        return places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // How far it is indented has changed since.
    private static SourcePlace? At(Text file, string[] wanted)
    {
        for (var i = 0; wanted.Length > 0 && i + wanted.Length <= file.Lines.Length; i++)
        {
            if (file.Lines.AsSpan(i, wanted.Length).SequenceEqual(wanted))
            {
                return new(file.Path, i + 1);
            }
        }

        return null;
    }

    private static IEnumerable<Text> Files(string root, ImmutableArray<string> projects)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var below = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return from folder in projects.Select(project => Path.GetDirectoryName(project)!).Distinct(StringComparer.Ordinal)
               where (folder + Path.DirectorySeparatorChar).StartsWith(below, StringComparison.Ordinal)
               from file in Directory.EnumerateFiles(folder, "*.cs", options).Where(file => !IsMade(Path.GetRelativePath(folder, file))).Take(MostFiles)
               let text = Read(file)
               where text is not null
               select new Text(file, Lines(text));
    }

    private static bool IsMade(string path) => path.Split(Path.DirectorySeparatorChar) is ["bin" or "obj", ..];

    private static string? Read(string file)
    {
        try
        {
            return new FileInfo(file).Length <= LongestFile ? File.ReadAllText(file) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever may not read it needs no link to it.
            return null;
        }
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];

    private static bool IsAttribute(string line, string workflow) => line.Contains($"[Workflow(\"{workflow}\"", StringComparison.Ordinal);

    [GeneratedRegex("""[(,]\s*"(?<id>[a-z][a-z0-9_]*)"\s*[,)]""")]
    private static partial Regex Argument();

    private sealed record Text(string Path, string[] Lines);
}

using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Files;

/// <summary>The files that a project copies beside its assembly, and their hashes: <c>Shop.scout-files.json</c>, written by the build where there are any.</summary>
internal static class ContentList
{
    /// <summary>How the name of such a file ends.</summary>
    public const string Suffix = ".scout-files.json";

    /// <summary>No file.</summary>
    public static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where the list of an assembly lies.</summary>
    public static string PathFor(string assembly) => Path.ChangeExtension(assembly, null) + Suffix;

    /// <summary>The canonical bytes of a list.</summary>
    public static byte[] Write(ImmutableSortedDictionary<string, string> files)
    {
        var members = new JsonMembers();
        foreach (var (path, hash) in files)
        {
            members[path] = hash;
        }

        return CanonicalJson.Write(new JsonMembers { ["format"] = 1, ["files"] = members });
    }

    /// <summary>The list beside an assembly, hashes by path with <c>/</c>; empty where there is none.</summary>
    /// <exception cref="ScoutException">It does not parse.</exception>
    public static ImmutableSortedDictionary<string, string> Beside(string assembly)
    {
        var path = PathFor(assembly);
        return File.Exists(path) ? Read(File.ReadAllBytes(path), path) : Empty;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="path">Its file, for the error.</param>
    /// <exception cref="ScoutException">It does not parse.</exception>
    public static ImmutableSortedDictionary<string, string> Read(byte[] json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("files").EnumerateObject()
                .ToImmutableSortedDictionary(file => file.Name, file => file.Value.GetString()!, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw FileErrors.ListDoesNotParse(path, exception);
        }
    }
}

/// <summary>The errors of reading lists of files.</summary>
internal static class FileErrors
{
    public static ScoutException ListDoesNotParse(string path, Exception why) =>
        new("SCOUT2105", $"'{path}' does not parse as a list of files: {why.Message} Build the project again.", why);
}

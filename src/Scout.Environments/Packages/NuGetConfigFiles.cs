using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Revisions.Project;

namespace Scout.Environments.Packages;

/// <summary>Finds the NuGet configuration files that count in a folder.</summary>
internal static class NuGetConfigFiles
{
    // The first that is there counts, as for NuGet.
    private static readonly string[] Names = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>What the files from a clone's folder upward say about sources, each with a place that NuGet may be given.</summary>
    /// <param name="root">The folder to begin with.</param>
    /// <param name="clone">The clone's own folder: links below it are not followed.</param>
    public static PackageSources OfClone(string root, string clone)
    {
        var all = PackageSources.None;
        foreach (var file in Upward(root).Reverse())
        {
            if (IsBelow(file, clone) && new FileInfo(file).LinkTarget is not null)
            {
                throw Links.Refused(file);
            }

            var said = NuGetConfigReader.Read(Content(file), file);
            all = all.Under(said with { Sources = [.. said.Sources.Select(source => source with { Location = SourceLocation.Of(source, file) })] });
        }

        return all;
    }

    /// <summary>The sources that this user has in a folder outside of every clone, the nearest first: what lies above the folder, and the user's own files.</summary>
    public static ImmutableArray<PackageSource> OfUser(string folder) =>
        [.. Upward(folder).Concat(UserFiles()).SelectMany(file => NuGetConfigReader.Read(Content(file), file).Sources.Select(source => source with { Location = UserLocation(source, file) }))];

    private static string UserLocation(PackageSource source, string file)
    {
        var location = Environment.ExpandEnvironmentVariables(source.Location);
        return location.Contains("://", StringComparison.Ordinal) ? location : Path.GetFullPath(location, Path.GetDirectoryName(file)!);
    }

    private static IEnumerable<string> Upward(string folder)
    {
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (In(path) is { } file)
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<string> UserFiles()
    {
        var folder = UserFolder();
        var more = new DirectoryInfo(Path.Combine(folder, "config"));
        return [.. In(folder) is { } file ? [file] : (string[])[], .. more.Exists ? more.EnumerateFiles("*.config", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Select(found => found.FullName) : []];
    }

    // As NuGet looks for it: the SDK's own variable first.
    private static string UserFolder()
    {
        var said = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") is { Length: > 0 } home ? home : null;
        return OperatingSystem.IsWindows()
            ? Path.Combine(said is null ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : Path.Combine(said, "AppData", "Roaming"), "NuGet")
            : Path.Combine(said ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".nuget", "NuGet");
    }

    private static string? In(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static byte[] Content(string file)
    {
        try
        {
            RegularFile.Require(file);
            using var stream = File.OpenRead(file);
            var content = new byte[NuGetConfigReader.Limit + 1];
            var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length < content.Length ? content[..length] : throw PackageErrors.Unreadable(file, "it is larger than a megabyte");
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            throw PackageErrors.Unreadable(file, error.Message);
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

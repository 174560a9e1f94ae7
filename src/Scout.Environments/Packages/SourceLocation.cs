using System.Text.RegularExpressions;

namespace Scout.Environments.Packages;

/// <summary>Where a source of a clone lies, as it may be handed to NuGet.</summary>
internal static partial class SourceLocation
{
    /// <summary>The URL, or the absolute path of the folder that is meant as seen from the file.</summary>
    /// <param name="source">The source.</param>
    /// <param name="file">The configuration file that names it, absolute.</param>
    /// <exception cref="ScoutException">It is nothing that a clone may name.</exception>
    public static string Of(PackageSource source, string file)
    {
        var location = source.Location;

        // NuGet would put the value in, and send it.
        if (Variable.IsMatch(location) || Environment.ExpandEnvironmentVariables(location) != location)
        {
            throw PackageErrors.SourceRefused(file, source.Name, "has an environment variable in its value, and what this machine knows is not sent where a clone says");
        }

        if (location.StartsWith("//", StringComparison.Ordinal) || location.StartsWith(@"\\", StringComparison.Ordinal))
        {
            throw FileShare(source, file);
        }

        if (!location.Contains("://", StringComparison.Ordinal))
        {
            return Path.GetFullPath(OperatingSystem.IsWindows() ? location : location.Replace('\\', '/'), Path.GetDirectoryName(file)!);
        }

        // Signing in to a file share would give this user's credentials away.
        return Uri.TryCreate(location, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https" or "file" }
            ? !url.IsFile ? location : url.IsUnc ? throw FileShare(source, file) : url.LocalPath
            : throw PackageErrors.SourceRefused(file, source.Name, $"is neither an http(s) URL nor a folder: {location}");
    }

    private static ScoutException FileShare(PackageSource source, string file) =>
        PackageErrors.SourceRefused(file, source.Name, "is a folder of another machine, and none is asked because a clone says so");

    // %20b% is no variable, but a space, written as URLs have it, before another character.
    [GeneratedRegex(@"%[A-Za-z_]\w{2,}%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable { get; }
}

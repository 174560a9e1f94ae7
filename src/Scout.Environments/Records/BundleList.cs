using System.Collections.Immutable;

namespace Scout.Environments.Records;

/// <summary>The files of a bundle by their path in it, with <c>/</c>. The hash of its canonical bytes is the bundle's digest.</summary>
internal sealed record BundleList : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    /// <summary>The project's assembly.</summary>
    public required string Assembly { get; init; }

    public required string DepsFile { get; init; }

    public required string RuntimeConfig { get; init; }

    public required string Host { get; init; }

    public required ImmutableSortedDictionary<string, BundleFile> Files { get; init; }

    public string? Problem()
    {
        if (Format != StoreJson.Format)
        {
            return "the format is not 1";
        }

        var missing = new[] { Assembly, DepsFile, RuntimeConfig, Host }.FirstOrDefault(file => !Files.ContainsKey(file));
        return missing is not null ? $"'{missing}' is not among its files"
            : Files.FirstOrDefault(pair => !IsSafe(pair.Key) || pair.Value.Problem() is not null) is { Key: { } bad } ? $"'{bad}' is no file of a bundle"
            : null;
    }

    /// <summary>Whether a path stays in its folder.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and < 400
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}

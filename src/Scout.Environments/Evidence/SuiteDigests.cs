using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Revisions;

namespace Scout.Environments.Evidence;

/// <summary>The files of suites as they are now.</summary>
internal static class SuiteDigests
{
    /// <summary>The SHA-256 of every file that is named or fits a pattern, by path; those that are not there are left out.</summary>
    /// <param name="store">The store.</param>
    /// <param name="files">Paths relative to <c>scout.json</c>, with <c>/</c>.</param>
    /// <param name="patterns">See <see cref="SuitePattern"/>.</param>
    /// <exception cref="ScoutException">A file cannot be read.</exception>
    public static ImmutableSortedDictionary<string, string> Of(StoreContext store, IEnumerable<string> files, IEnumerable<string> patterns) =>
        files.Where(file => store.Files.Exists(store.Absolute(file)))
            .Concat(patterns.Distinct(StringComparer.Ordinal).SelectMany(pattern => SuitePattern.Files(store.Files, pattern)))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(file => file, file => ContentHash.Of(store.Files.Read(store.Absolute(file), FileLimits.Json)), StringComparer.Ordinal);
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Scout.Revisions.Fingerprints;

/// <summary>A C# method as a revision names it.</summary>
/// <param name="Method">Its documentation id.</param>
/// <param name="Fingerprint"><c>sha256:...</c> over its source, what it reaches, and the packages and libraries that those use.</param>
/// <param name="Source">Its source text.</param>
/// <param name="Parts">What the fingerprint is made of, for people; see <see cref="CodeFingerprintAttribute.Parts"/> and <see cref="ReachedLibraries.Lines"/>. Empty where that is not known.</param>
internal sealed record CodeFingerprint(string Method, string Fingerprint, string Source, ImmutableArray<string> Parts);

/// <summary>The fingerprints of the methods that an assembly gives to workflows.</summary>
internal sealed class CodeFingerprints
{
    private readonly FrozenDictionary<string, CodeFingerprint> _methods;

    private CodeFingerprints(FrozenDictionary<string, CodeFingerprint> methods) => _methods = methods;

    /// <summary>Reads an assembly's fingerprints and adds what its methods use of packages and of other projects.</summary>
    /// <param name="assembly">The assembly that defines the workflows.</param>
    /// <param name="depsFile">Its <c>.deps.json</c>. Without one every assembly that is not the framework's counts by its file.</param>
    public static CodeFingerprints Of(Assembly assembly, string? depsFile)
    {
        ArgumentNullException.ThrowIfNull(assembly);

        using var libraries = new CodeLibraries(assembly, DependencyFile.Read(depsFile));
        return new(assembly.GetCustomAttributes<CodeFingerprintAttribute>()
            .Where(attribute => attribute.Method.StartsWith("M:", StringComparison.Ordinal))
            .ToFrozenDictionary(attribute => attribute.Method, attribute => Combine(attribute, libraries), StringComparer.Ordinal));
    }

    /// <summary>Finds a method, or null where the generator did not see that it is given to a workflow.</summary>
    public CodeFingerprint? Find(string documentationId) => _methods.GetValueOrDefault(documentationId);

    private static CodeFingerprint Combine(CodeFingerprintAttribute attribute, CodeLibraries libraries)
    {
        var reached = libraries.Reached(attribute);
        return new(
            attribute.Method,
            reached.AddTo(attribute.Fingerprint),
            attribute.Source,
            attribute.Parts.Length == 0 ? [] : [.. attribute.Parts.Split('\n'), .. reached.Record]);
    }
}

/// <summary>The errors of reading fingerprints.</summary>
internal static class CodeFingerprintErrors
{
    public static ScoutException DependenciesDoNotParse(string path, Exception why) =>
        new("SCOUT2101", $"'{path}' does not parse as a dependency file: {why.Message} Build the project again.", why);

    public static ScoutException LibraryIsMissing(string assembly, string user, Exception why) =>
        new("SCOUT2102", $"'{assembly}' is used by the code of '{user}' and cannot be loaded: {why.Message} Build the project again.", why);
}

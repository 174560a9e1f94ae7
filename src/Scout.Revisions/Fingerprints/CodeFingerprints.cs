using System.Collections.Frozen;
using System.Reflection;

namespace Scout.Revisions.Fingerprints;

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

        var libraries = new CodeLibraries(assembly, DependencyFile.Read(depsFile));
        return new(assembly.GetCustomAttributes<CodeFingerprintAttribute>()
            .Where(attribute => attribute.Method.StartsWith("M:", StringComparison.Ordinal))
            .ToFrozenDictionary(attribute => attribute.Method, attribute => Combine(attribute, libraries), StringComparer.Ordinal));
    }

    /// <summary>Finds a method, or null where the generator did not see that it is given to a workflow.</summary>
    public CodeFingerprint? Find(string documentationId) => _methods.GetValueOrDefault(documentationId);

    private static CodeFingerprint Combine(CodeFingerprintAttribute attribute, CodeLibraries libraries)
    {
        var reached = libraries.Reached(attribute.Assemblies);
        return new(attribute.Method, reached.AddTo(attribute.Fingerprint), attribute.Source, reached.Warnings);
    }
}

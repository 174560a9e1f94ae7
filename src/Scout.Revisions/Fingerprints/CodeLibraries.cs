using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Fingerprints;

/// <summary>Finds what the code of an assembly uses beyond itself: packages by version, other projects by their own fingerprint.</summary>
/// <param name="user">The assembly that defines the workflows.</param>
/// <param name="dependencies">Where its libraries come from, or null where that is not known.</param>
internal sealed class CodeLibraries(Assembly user, DependencyFile? dependencies)
{
    private readonly Dictionary<string, (Assembly Assembly, CodeFingerprintAttribute? Fingerprint)> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that the named assemblies are and use.</summary>
    public ReachedLibraries Reached(IEnumerable<string> assemblies)
    {
        var lines = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var warnings = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Stack<string>(assemblies);
        while (pending.TryPop(out var assembly))
        {
            if (!OurAssemblies.Contains(assembly) && seen.Add(assembly))
            {
                Add(assembly);
            }
        }

        return new(lines.ToImmutable(), [.. warnings]);

        void Add(string assembly)
        {
            if (dependencies is null)
            {
                AddFile(assembly);
                return;
            }

            switch (dependencies.OfAssembly(assembly))
            {
                case null: // The framework's: the runtime's version is not the author's.
                    break;
                case { Type: "package" } package:
                    AddPackage(package);
                    break;
                case { Type: "project" } project when Load(assembly).Fingerprint is { } fingerprint:
                    lines.Add($"project {project.Name} {fingerprint.Fingerprint}");
                    Array.ForEach([.. fingerprint.Assemblies], pending.Push);
                    break;
                case var other:
                    AddFile(assembly);
                    if (other.Type == "project")
                    {
                        warnings.Add(NoFingerprint(assembly));
                    }

                    AddDependencies(other);
                    break;
            }
        }

        void AddPackage(Dependency package)
        {
            if (lines.Add($"package {package.Name}/{package.Version}"))
            {
                AddDependencies(package);
            }
        }

        void AddDependencies(Dependency library)
        {
            foreach (var used in library.Dependencies.Where(name => !OurAssemblies.Contains(name)).Select(dependencies!.OfName).OfType<Dependency>())
            {
                if (used.Type == "package")
                {
                    AddPackage(used);
                }
                else
                {
                    Array.ForEach([.. used.Assemblies], pending.Push);
                }
            }
        }

        void AddFile(string assembly) => lines.Add($"file {assembly} {HashOfFile(Load(assembly).Assembly)}");
    }

    private (Assembly Assembly, CodeFingerprintAttribute? Fingerprint) Load(string name)
    {
        if (!_loaded.TryGetValue(name, out var found))
        {
            try
            {
                var assembly = (AssemblyLoadContext.GetLoadContext(user) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(new(name));
                found = (assembly, assembly.GetCustomAttributes<CodeFingerprintAttribute>().FirstOrDefault(attribute => attribute.Method.StartsWith("A:", StringComparison.Ordinal)));
            }
            catch (Exception exception) when (exception is IOException or BadImageFormatException)
            {
                throw CodeFingerprintErrors.LibraryIsMissing(name, user.GetName().Name!, exception);
            }

            _loaded.Add(name, found);
        }

        return found;
    }

    private static string HashOfFile(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        return RevisionId.Prefix + ContentHash.Of(file);
    }

    private static string NoFingerprint(string assembly) =>
        $"The project '{assembly}' has no fingerprint, so its built file counts, and revisions depend on the configuration that it was built in. Reference the package Scout.Build in it too.";
}

/// <summary>The packages and libraries that a method's code uses.</summary>
/// <param name="Lines">One line each, sorted: what it is, its name, and its version or hash.</param>
/// <param name="Warnings">Why that is less stable than it could be.</param>
internal sealed record ReachedLibraries(ImmutableSortedSet<string> Lines, ImmutableArray<string> Warnings)
{
    /// <summary>The fingerprint of code and libraries together; code that uses no library keeps its own.</summary>
    public string AddTo(string fingerprint) => Lines.IsEmpty
        ? fingerprint
        : RevisionId.Prefix + ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Prepend(fingerprint))));
}

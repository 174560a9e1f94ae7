using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Scout.Revisions.Fingerprints.Il;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Fingerprints;

/// <summary>Finds what the code of an assembly uses beyond itself: packages by version, other projects by their own fingerprint or by what their compiled code does.</summary>
/// <param name="user">The assembly that defines the workflows.</param>
/// <param name="dependencies">Where its libraries come from, or null where that is not known.</param>
internal sealed class CodeLibraries(Assembly user, DependencyFile? dependencies) : IDisposable
{
    private readonly Dictionary<string, (Assembly Assembly, CodeFingerprintAttribute? Fingerprint)> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LibraryCode> _code = new(StringComparer.OrdinalIgnoreCase);

    public void Dispose()
    {
        foreach (var code in _code.Values)
        {
            code.Dispose();
        }
    }

    /// <summary>Everything that the code of a fingerprint uses in other assemblies.</summary>
    public ReachedLibraries Reached(CodeFingerprintAttribute fingerprint)
    {
        var lines = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var whole = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var types = new Dictionary<string, SortedSet<string>>(StringComparer.OrdinalIgnoreCase);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var parts = new SortedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Stack<string>();
        Push(fingerprint);
        while (pending.TryPop(out var assembly))
        {
            if (!OurAssemblies.Contains(assembly))
            {
                Add(assembly);
            }
        }

        lines.UnionWith(hashes.Select(pair => $"code {pair.Key} {pair.Value}"));
        return new(lines.ToImmutable(), [.. parts.SelectMany(pair => pair.Value.Select(part => $"in {pair.Key} {part}"))]);

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
                case { Type: "project" } project when Load(assembly).Fingerprint is { } own:
                    if (seen.Add(assembly))
                    {
                        lines.Add($"project {project.Name} {own.Fingerprint}");
                        Push(own);
                    }

                    break;
                case { Type: "project" }:
                    AddCode(assembly);
                    break;
                case var other:
                    if (seen.Add(assembly))
                    {
                        AddFile(assembly);
                        AddDependencies(other);
                    }

                    break;
            }
        }

        // More types of a library may be found on the way: what was read of it before is read again with them.
        void AddCode(string assembly)
        {
            IReadOnlyCollection<string> used = whole.Contains(assembly) || !types.TryGetValue(assembly, out var found) ? [] : found;
            if (!seen.Add($"{assembly}: {string.Join("; ", used)}"))
            {
                return;
            }

            var (hash, others, record) = Code(assembly).Reached(used);
            hashes[assembly] = hash;
            parts[assembly] = record;
            foreach (var other in others)
            {
                Use(other);
            }
        }

        void Push(CodeFingerprintAttribute reaching)
        {
            // Without their names, or where code looks through assemblies, every type may be meant.
            var named = reaching.Types.Select(LibraryType.Parse).ToList();
            var looks = named.Any(type => type.Name == LibraryType.Any);
            foreach (var assembly in reaching.Assemblies)
            {
                if (looks || !named.Any(type => string.Equals(type.Assembly, assembly, StringComparison.OrdinalIgnoreCase)))
                {
                    whole.Add(assembly);
                }

                pending.Push(assembly);
            }

            foreach (var type in named.Where(type => type.Name != LibraryType.Any))
            {
                Use(type);
            }
        }

        void Use(LibraryType type)
        {
            if (!types.TryGetValue(type.Assembly, out var found))
            {
                types.Add(type.Assembly, found = new(StringComparer.Ordinal));
            }

            if (found.Add(type.Name))
            {
                pending.Push(type.Assembly);
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
                    whole.UnionWith(used.Assemblies);
                    Array.ForEach([.. used.Assemblies], pending.Push);
                }
            }
        }

        void AddFile(string assembly) => lines.Add($"file {assembly} {HashOfFile(Load(assembly).Assembly)}");
    }

    private LibraryCode Code(string assembly)
    {
        if (!_code.TryGetValue(assembly, out var code))
        {
            code = new(Load(assembly).Assembly.Location);
            _code.Add(assembly, code);
        }

        return code;
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
}

/// <summary>The packages and libraries that a method's code uses.</summary>
/// <param name="Lines">One line each, sorted: what it is, its name, and its version or hash.</param>
/// <param name="Parts">What people are told about the libraries that count by what their code does: the library, a member, and the beginning of a hash.</param>
internal sealed record ReachedLibraries(ImmutableSortedSet<string> Lines, ImmutableArray<string> Parts)
{
    /// <summary>The lines as people are told of them: a kind, a name, and a version or the beginning of a hash, with spaces between them; and the parts.</summary>
    public IEnumerable<string> Record => Lines.Select(line => line.StartsWith("package ", StringComparison.Ordinal)
        ? line.Replace('/', ' ')
        : line[..(line.LastIndexOf(' ') + 1)] + line[(line.LastIndexOf(' ') + 1)..].Replace(RevisionId.Prefix, "", StringComparison.Ordinal)[..12]).Concat(Parts);

    /// <summary>The fingerprint of code and libraries together; code that uses no library keeps its own.</summary>
    public string AddTo(string fingerprint) => Lines.IsEmpty
        ? fingerprint
        : RevisionId.Prefix + ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Prepend(fingerprint))));
}

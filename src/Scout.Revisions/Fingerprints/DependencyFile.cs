using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Fingerprints;

/// <summary>A project's <c>.deps.json</c>: which library an assembly comes from, and what each library uses.</summary>
internal sealed class DependencyFile
{
    private readonly FrozenDictionary<string, Dependency> _byName;
    private readonly FrozenDictionary<string, Dependency> _byAssembly;

    private DependencyFile(IReadOnlyCollection<Dependency> dependencies)
    {
        Libraries = dependencies;
        _byName = dependencies.ToFrozenDictionary(dependency => dependency.Name, StringComparer.OrdinalIgnoreCase);
        _byAssembly = dependencies
            .SelectMany(dependency => dependency.Assemblies, (dependency, assembly) => (dependency, assembly))
            .DistinctBy(pair => pair.assembly, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.assembly, pair => pair.dependency, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every library, the project itself among them.</summary>
    public IReadOnlyCollection<Dependency> Libraries { get; }

    /// <summary>Reads a file; null where there is none to read.</summary>
    public static DependencyFile? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new([.. Dependencies(document.RootElement)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw CodeFingerprintErrors.DependenciesDoNotParse(path, exception);
        }
    }

    /// <summary>The library that an assembly comes from, or null where it is the framework's.</summary>
    public Dependency? OfAssembly(string assembly) => _byAssembly.GetValueOrDefault(assembly);

    /// <summary>The library of that name, or null where it left nothing to run.</summary>
    public Dependency? OfName(string name) => _byName.GetValueOrDefault(name);

    private static IEnumerable<Dependency> Dependencies(JsonElement root)
    {
        var target = root.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        var libraries = root.GetProperty("libraries");
        foreach (var library in root.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            var separator = library.Name.LastIndexOf('/');
            yield return new(
                library.Name[..separator],
                library.Name[(separator + 1)..],
                libraries.GetProperty(library.Name).GetProperty("type").GetString()!,
                [.. Assemblies(library.Value)],
                [.. Names(library.Value, "runtime").Concat(Names(library.Value, "resources"))],
                Names(library.Value, "dependencies"));
        }
    }

    /// <summary>Assemblies for every runtime, and those for one kind of machine.</summary>
    private static IEnumerable<string> Assemblies(JsonElement library) =>
        Names(library, "runtime").Concat(Names(library, "runtimeTargets"))
            .Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static ImmutableArray<string> Names(JsonElement library, string property) =>
        library.TryGetProperty(property, out var names) ? [.. names.EnumerateObject().Select(name => name.Name)] : [];
}

/// <summary>One library of a <c>.deps.json</c>.</summary>
/// <param name="Name">The name of the package or project.</param>
/// <param name="Version">Its version.</param>
/// <param name="Type">As written there: <c>package</c>, <c>project</c>, <c>reference</c> ...</param>
/// <param name="Assemblies">The names of its assemblies.</param>
/// <param name="Files">The paths of its assemblies and of those with its translated resources, as written there.</param>
/// <param name="Dependencies">The names of the libraries that it uses.</param>
internal sealed record Dependency(string Name, string Version, string Type, ImmutableArray<string> Assemblies, ImmutableArray<string> Files, ImmutableArray<string> Dependencies);

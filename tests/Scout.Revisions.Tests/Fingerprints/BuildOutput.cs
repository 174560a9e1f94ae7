using System.Collections.Concurrent;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Scout.Revisions.Fingerprints;

namespace Scout.Revisions.Tests.Fingerprints;

/// <summary>The output folder of a project: its assembly <c>Shop</c>, libraries beside it, and a dependency file.</summary>
internal sealed class BuildOutput : IDisposable
{
    private static readonly ConcurrentDictionary<(string Name, string Content, string Fingerprints), byte[]> Images = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-fingerprints-");
    private readonly AssemblyLoadContext _context;
    private readonly string _depsFile;

    public BuildOutput()
    {
        _depsFile = Path.Combine(_folder.FullName, "Shop.deps.json");
        _context = new("fingerprints", isCollectible: true);
        _context.Resolving += (context, name) =>
            Path.Combine(_folder.FullName, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    public void Dispose()
    {
        _context.Unload();
        _folder.Delete(recursive: true);
    }

    /// <summary>Writes an assembly with fingerprints: the same file for the same <paramref name="content"/>.</summary>
    public BuildOutput Assembly(string name, string content = "", params CodeFingerprintAttribute[] fingerprints)
    {
        var text = string.Join("|", fingerprints.SelectMany(fingerprint => (string[])[fingerprint.Method, fingerprint.Fingerprint, fingerprint.Source, .. fingerprint.Assemblies]));
        File.WriteAllBytes(Path.Combine(_folder.FullName, name + ".dll"), Images.GetOrAdd((name, content, text), _ => Image(name, content, fingerprints)));
        return this;
    }

    /// <summary>Each image that is made has an id of its own.</summary>
    private static byte[] Image(string name, string content, CodeFingerprintAttribute[] fingerprints)
    {
        var assembly = new PersistedAssemblyBuilder(new(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("Content" + content).CreateType();
        var constructor = typeof(CodeFingerprintAttribute).GetConstructors().Single();
        foreach (var fingerprint in fingerprints)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [fingerprint.Method, fingerprint.Fingerprint, fingerprint.Source, fingerprint.Assemblies.ToArray()]));
        }

        using var image = new MemoryStream();
        assembly.Save(image);
        return image.ToArray();
    }

    /// <summary>Writes the dependency file; each library is its JSON in <c>targets</c>, by <c>type name/version</c>.</summary>
    public BuildOutput Dependencies(params (string Library, string Json)[] libraries)
    {
        var targets = libraries.Select(library => $"\"{library.Library.Split(' ')[1]}\": {library.Json}");
        var types = libraries.Select(library => $"\"{library.Library.Split(' ')[1]}\": {{ \"type\": \"{library.Library.Split(' ')[0]}\" }}");
        return DependencyText($$"""
            { "runtimeTarget": { "name": "net10.0" }, "targets": { "net10.0": { {{string.Join(",", targets)}} } }, "libraries": { {{string.Join(",", types)}} } }
            """);
    }

    public BuildOutput DependencyText(string text)
    {
        File.WriteAllText(_depsFile, text);
        return this;
    }

    /// <summary>Reads the fingerprint of the only method of <c>Shop</c>, which reaches some assemblies.</summary>
    public CodeFingerprint Reaching(params string[] assemblies)
    {
        Assembly("Shop", "", new CodeFingerprintAttribute(CodeFingerprintsTests.Method, CodeFingerprintsTests.Own, "source", assemblies));
        return All().Find(CodeFingerprintsTests.Method)!;
    }

    public CodeFingerprints All() =>
        CodeFingerprints.Of(_context.LoadFromAssemblyPath(Path.Combine(_folder.FullName, "Shop.dll")), File.Exists(_depsFile) ? _depsFile : null);
}

using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Files;

/// <summary>What a project's code may read that is no C#: files beside its assembly, and resources embedded in it and in the libraries of its solution.</summary>
internal static class ProjectFiles
{
    /// <summary>Hashes by path; a resource's path is that of its assembly and its name: <c>Shop.dll/Shop.words.txt</c>. Which code reads what is not known, so all count.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="depsFile">Its <c>.deps.json</c>, or none: then the libraries' resources are not seen.</param>
    /// <exception cref="ScoutException">The list of files or the dependency file does not parse.</exception>
    public static ImmutableSortedDictionary<string, string> Of(string assembly, string? depsFile)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        var libraries = DependencyFile.Read(depsFile)?.Libraries.Where(library => library.Type != "package" && !OurAssemblies.Contains(library.Name)) ?? [];
        var files = ContentList.Beside(assembly).ToBuilder();
        foreach (var path in libraries.SelectMany(library => library.Files).Append(Path.GetFileName(assembly)).Distinct(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, path);
            if (File.Exists(file))
            {
                AddResources(files, path, file);
            }
        }

        return files.ToImmutable();
    }

    private static void AddResources(ImmutableSortedDictionary<string, string>.Builder files, string path, string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (!image.HasMetadata || image.PEHeaders.CorHeader is not { ResourcesDirectory: { Size: > 0 } directory })
        {
            return;
        }

        var metadata = image.GetMetadataReader();
        var section = image.GetSectionData(directory.RelativeVirtualAddress);
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource).Where(resource => resource.Implementation.IsNil))
        {
            var reader = section.GetReader((int)resource.Offset, section.Length - (int)resource.Offset);
            files[$"{path}/{metadata.GetString(resource.Name)}"] = RevisionId.Prefix + ContentHash.Of(reader.ReadBytes(reader.ReadInt32()));
        }
    }
}

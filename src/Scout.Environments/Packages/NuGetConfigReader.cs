using System.Collections.Immutable;
using System.Xml;

namespace Scout.Environments.Packages;

/// <summary>Reads what a NuGet configuration file says about sources, as data: nothing in it is expanded, followed or run, and no other section is looked at.</summary>
internal static class NuGetConfigReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Limit = 1 << 20;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <param name="content">The file's content.</param>
    /// <param name="file">The file, for messages.</param>
    public static PackageSources Read(byte[] content, string file)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(content), Strict);
            var sources = PackageSources.None;
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "configuration")
            {
                throw PackageErrors.Unreadable(file, "it has no element 'configuration' around all others");
            }

            foreach (var section in Elements(xml))
            {
                sources = section switch
                {
                    "packageSources" => Sources(xml, sources),
                    "disabledPackageSources" => Disabled(xml, sources),
                    "packageSourceMapping" => Mappings(xml, sources, file),
                    _ => sources,
                };
            }

            return sources;
        }
        catch (XmlException error)
        {
            throw PackageErrors.Unreadable(file, error.Message);
        }
    }

    private static PackageSources Sources(XmlReader xml, PackageSources all)
    {
        foreach (var element in Elements(xml))
        {
            all = (element.ToLowerInvariant(), xml.GetAttribute("key"), xml.GetAttribute("value")) switch
            {
                ("clear", _, _) => all with { ClearsSources = true, Sources = [] },
                ("add", { } name, { } location) => all.Under(new PackageSources { Sources = [new(name, location.Trim(), xml.GetAttribute("protocolVersion") is ("2" or "3") and var version ? version : null, IsTrue(xml.GetAttribute("allowInsecureConnections")))] }),
                _ => all,
            };
        }

        return all;
    }

    private static PackageSources Disabled(XmlReader xml, PackageSources all)
    {
        foreach (var element in Elements(xml))
        {
            all = (element.ToLowerInvariant(), xml.GetAttribute("key"), xml.GetAttribute("value")) switch
            {
                ("clear", _, _) => all with { ClearsDisabled = true, Disabled = all.Disabled.Clear() },
                ("add", { } name, var value) => all with { Disabled = all.Disabled.SetItem(name, IsTrue(value)) },
                _ => all,
            };
        }

        return all;
    }

    private static PackageSources Mappings(XmlReader xml, PackageSources all, string file)
    {
        foreach (var element in Elements(xml))
        {
            all = (element.ToLowerInvariant(), xml.GetAttribute("key")) switch
            {
                ("clear", _) => all with { ClearsMappings = true, Mappings = [] },
                ("packagesource", { } name) => all.Under(new PackageSources { Mappings = [new(name, Patterns(xml, file))] }),
                _ => all,
            };
        }

        return all;
    }

    private static ImmutableArray<string> Patterns(XmlReader xml, string file)
    {
        var patterns = ImmutableArray.CreateBuilder<string>();
        foreach (var element in Elements(xml).Where(element => string.Equals(element, "package", StringComparison.OrdinalIgnoreCase)))
        {
            var pattern = xml.GetAttribute("pattern") ?? "";
            patterns.Add(PackageName.IsPattern(pattern) ? pattern : throw PackageErrors.Unreadable(file, $"'{pattern}' is no pattern of package ids"));
        }

        return patterns.ToImmutable();
    }

    // The names of the elements in the current one, each the current one in its turn; whatever a caller reads in it, the next is its next sibling.
    private static IEnumerable<string> Elements(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            yield break;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                yield return xml.LocalName;
            }
        }
    }

    private static bool IsTrue(string? value) => bool.TryParse(value, out var isTrue) && isTrue;
}

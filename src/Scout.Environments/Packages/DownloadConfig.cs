using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Scout.Environments.Packages;

/// <summary>The NuGet configuration that packages of a clone are brought with: the sources that the clone names, and nothing else that its files say.</summary>
/// <remarks>
/// NuGet finds credentials by the name of a source. A clone must not get those that this user has for another place by taking its name: its sources get names that nobody has or can
/// guess, but for one that this user has too, at the same place.
/// </remarks>
internal static class DownloadConfig
{
    /// <param name="clone">What the clone says.</param>
    /// <param name="user">The sources that this user has.</param>
    /// <param name="mark">Part of the names that the clone's sources get: what nobody can know before.</param>
    public static string Of(PackageSources clone, IReadOnlyList<PackageSource> user, string mark)
    {
        var sources = clone.Sources.Select((source, i) => Renamed(source, $"clone-{mark}-{i + 1}", user)).ToImmutableArray();
        var names = clone.Sources.Zip(sources).ToDictionary(pair => pair.First.Name, pair => pair.Second.Name, StringComparer.OrdinalIgnoreCase);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("configuration");
            Section(xml, "packageSources", clone.ClearsSources, sources.DistinctBy(source => source.Name, StringComparer.OrdinalIgnoreCase), Write);
            Section(xml, "disabledPackageSources", clone.ClearsDisabled, clone.Disabled, (xml, disabled) => Add(xml, names.GetValueOrDefault(disabled.Key, disabled.Key), disabled.Value ? "true" : "false"));
            Section(xml, "packageSourceMapping", clone.ClearsMappings, clone.Mappings.GroupBy(mapping => names.GetValueOrDefault(mapping.Source, mapping.Source), StringComparer.OrdinalIgnoreCase), Write);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static PackageSource Renamed(PackageSource source, string name, IReadOnlyList<PackageSource> user) =>
        user.FirstOrDefault(own => own.Location == source.Location) ?? source with { Name = name };

    private static void Section<T>(XmlWriter xml, string name, bool clears, IEnumerable<T> items, Action<XmlWriter, T> write)
    {
        xml.WriteStartElement(name);
        if (clears)
        {
            xml.WriteElementString("clear", null);
        }

        foreach (var item in items)
        {
            write(xml, item);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, PackageSource source)
    {
        xml.WriteStartElement("add");
        xml.WriteAttributeString("key", source.Name);
        xml.WriteAttributeString("value", source.Location);
        if (source.ProtocolVersion is { } version)
        {
            xml.WriteAttributeString("protocolVersion", version);
        }

        // Said by the clone for its own source, by the user for theirs; whatever comes, its hash decides.
        if (source.AllowsInsecureConnections)
        {
            xml.WriteAttributeString("allowInsecureConnections", "true");
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, IGrouping<string, PackageSourceMapping> mappings)
    {
        xml.WriteStartElement("packageSource");
        xml.WriteAttributeString("key", mappings.Key);
        foreach (var pattern in mappings.SelectMany(mapping => mapping.Patterns).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            xml.WriteStartElement("package");
            xml.WriteAttributeString("pattern", pattern);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Add(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("add");
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}

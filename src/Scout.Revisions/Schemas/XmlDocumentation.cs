using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>The documentation comments of an assembly, from the XML file that the compiler wrote beside it.</summary>
internal sealed partial class XmlDocumentation
{
    private static readonly ConditionalWeakTable<Assembly, XmlDocumentation> Known = [];

    private readonly FrozenDictionary<string, XElement> _members;

    private XmlDocumentation(Assembly assembly)
    {
        // Ours are no part of what a revision says, and lie beside the assembly in some builds and not in others: its id must not depend on that.
        var file = assembly.Location.Length == 0 || OurAssemblies.Contains(assembly.GetName().Name ?? "") ? null : Path.ChangeExtension(assembly.Location, ".xml");
        _members = file is not null && File.Exists(file) ? Read(file) : FrozenDictionary<string, XElement>.Empty;
    }

    /// <summary>An assembly's comments; empty where there is no file.</summary>
    public static XmlDocumentation Of(Assembly assembly) => Known.GetValue(assembly, assembly => new XmlDocumentation(assembly));

    /// <summary>A type's summary on one line, or <see langword="null"/>.</summary>
    public static string? Summary(Type type) => Of(type.Assembly).Text("T:" + Name(type), "summary", null);

    /// <summary>A method's summary on one line, or <see langword="null"/>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="documentationId">Its documentation id: <c>M:Shop.Orders.Find(System.String)</c>.</param>
    public static string? Summary(MethodInfo method, string documentationId) => Of(method.Module.Assembly).Text(documentationId, "summary", null);

    /// <summary>What a comment says about a method's parameter, on one line, or <see langword="null"/>.</summary>
    public static string? Parameter(MethodInfo method, string documentationId, string name) => Of(method.Module.Assembly).Text(documentationId, "param", name);

    /// <summary>What a comment says about a member: its own summary, or its type's <c>param</c> where it is a record's parameter.</summary>
    public static string? Summary(MemberInfo member)
    {
        var type = Name(member.DeclaringType!);
        var documentation = Of(member.DeclaringType!.Assembly);
        return documentation.Text($"{(member is FieldInfo ? 'F' : 'P')}:{type}.{member.Name}", "summary", null)
            ?? documentation.Text("T:" + type, "param", member.Name);
    }

    private static string Name(Type type) =>
        (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static FrozenDictionary<string, XElement> Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Descendants("member")
                .Where(member => member.Attribute("name") is not null)
                .GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
                .ToFrozenDictionary(members => members.Key, members => members.First(), StringComparer.Ordinal);
        }
        catch (XmlException error)
        {
            throw SchemaErrors.DocumentationDoesNotParse(file, error);
        }
    }

    private string? Text(string member, string element, string? name)
    {
        var found = _members.GetValueOrDefault(member)?.Elements(element)
            .FirstOrDefault(child => name is null || child.Attribute("name")?.Value == name);
        if (found is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(found, text);
        var line = WhiteSpace.Replace(text.ToString(), " ").Trim();
        return line.Length == 0 ? null : line;
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words: text.Append(words.Value); break;
                case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref", IsEmpty: true } reference: text.Append(Reference(reference)); break;
                case XElement { Name.LocalName: "para" or "br" or "item" or "list" or "code" } block:
                    text.Append(' ');
                    Append(block, text);
                    text.Append(' ');
                    break;
                case XElement inline: Append(inline, text); break;
                default: break;
            }
        }
    }

    private static string Reference(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is { } target)
        {
            var name = target.Split('(', 2)[0];
            return name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`', 2)[0];
        }

        return (reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href"))?.Value ?? "";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace { get; }
}

using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Shapes;

/// <summary>What comments say about members.</summary>
internal static class DocumentationText
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    /// <summary>A property's own summary, or its record's <c>param</c>: XML on one line, or empty.</summary>
    public static string Summary(IPropertySymbol property, CancellationToken cancellation)
    {
        var own = Inner(Parse(property.GetDocumentationCommentXml(cancellationToken: cancellation))?.Element("summary"));
        return own.Length > 0 ? own : Inner(Parse(property.ContainingType.GetDocumentationCommentXml(cancellationToken: cancellation))?
            .Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name));
    }

    // A comment that is no XML is the compiler's to report.
    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrEmpty(xml))
        {
            return null;
        }

        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Inner(XElement? element) => element is null ? "" : string.Join(
        " ",
        string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries));
}

using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Forms;

/// <summary>The attributes by which a type says how it is written as JSON.</summary>
internal static class JsonAttributes
{
    public static AttributeData? JsonAttribute(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == "System.Text.Json.Serialization");
}

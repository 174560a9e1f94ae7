using Microsoft.CodeAnalysis;
using Scout.Rules.Contracts;

namespace Scout.Analyzers.Forms;

/// <summary>The values of an enum as the library writes them.</summary>
internal static class EnumContract
{
    public static ContractNode Of(INamedTypeSymbol type)
    {
        string[] values = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst).Select(JsonForm.JsonName).OrderBy(name => name, StringComparer.Ordinal)];
        var hasSchema = type.JsonAttribute("JsonConverterAttribute") is null
            && type.GetAttributes().All(attribute => attribute.AttributeClass?.ToDisplayString() != "System.FlagsAttribute")
            && values.Distinct().Count() == values.Length;
        return hasSchema ? new(ContractTypes.Enum) { Values = values } : new(ContractTypes.Unknown);
    }
}

using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Fingerprints;

/// <summary>Names for symbols that do not depend on the machine, the culture or the order of files.</summary>
internal sealed class SymbolIds
{
    private readonly Dictionary<ISymbol, string> _ids = new(SymbolEqualityComparer.Default);

    /// <summary>The id of a symbol's original definition.</summary>
    public string Of(ISymbol symbol)
    {
        var original = symbol.OriginalDefinition;
        if (!_ids.TryGetValue(original, out var id))
        {
            id = original.GetDocumentationCommentId() is { Length: > 0 } documentation
                ? documentation
                : original.Kind + ":" + original.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            _ids.Add(original, id);
        }

        return id;
    }
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Forms;

/// <summary>The JSON forms of a compilation's types, each read once: several rules ask for one, and each workflow that shares the type.</summary>
internal sealed class JsonForms
{
    // What may be null decides whether a member is there.
    private readonly ConcurrentDictionary<INamedTypeSymbol, JsonForm> _forms = new(SymbolEqualityComparer.IncludeNullability);

    public JsonForm Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!_forms.TryGetValue(type, out var form))
        {
            form = JsonForm.Of(type, cancellation);
            _forms.TryAdd(type, form);
        }

        return form;
    }
}

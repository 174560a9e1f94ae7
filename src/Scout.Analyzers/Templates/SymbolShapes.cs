using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>The shapes of a compilation's types, each read once.</summary>
internal sealed class SymbolShapes(JsonForms forms)
{
    // Types that differ only in what may be null have one shape.
    private readonly ConcurrentDictionary<ITypeSymbol, Shape> _shapes = new(SymbolEqualityComparer.Default);

    public Shape Of(ITypeSymbol? type, CancellationToken cancellation)
    {
        if (type is null)
        {
            return Shape.Unknown;
        }

        if (!_shapes.TryGetValue(type, out var shape))
        {
            shape = new SymbolShapeReader(forms, cancellation).Read(type);
            _shapes.TryAdd(type, shape);
        }

        return shape;
    }
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules.Contracts;
using Scout.Revisions.Rules.Templates;

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

/// <summary>Reads a shape from C# symbols, as <c>SchemaShape</c> reads it from the type's schema. Whatever symbols cannot tell is unknown.</summary>
internal sealed class SymbolShapeReader(JsonForms forms, CancellationToken cancellation)
{
    // A type that contains itself is followed as far as anybody writes paths.
    private const int MostRepeated = 3;
    private const int MostPlaces = 4000;

    private readonly Dictionary<ITypeSymbol, int> _around = new(SymbolEqualityComparer.Default);
    private int _places;

    public Shape Read(ITypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_places > MostPlaces)
        {
            return Shape.Unknown;
        }

        if (InitialValue.IsNullableValue(type))
        {
            return Read(((INamedTypeSymbol)type).TypeArguments[0]);
        }

        return KnownTypes.Scalar(type) is { } scalar ? Scalar(scalar) : type switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } named => Scalar(KnownTypes.Enum(named)),
            IArrayTypeSymbol { IsSZArray: true } array => Shape.List(Read(array.ElementType)),
            INamedTypeSymbol list when KnownTypes.IsList(type) => Shape.List(Read(list.TypeArguments[0])),
            INamedTypeSymbol named when !KnownTypes.IsMap(type) && KnownTypes.IsObject(named) => Object(named),
            _ => Shape.Unknown,
        };
    }

    private static Shape Scalar(ContractNode node) => node.Type switch
    {
        ContractTypes.String => Shape.Text,
        ContractTypes.Enum => Shape.Choice,
        ContractTypes.Integer or ContractTypes.Number => Shape.Number,
        ContractTypes.Boolean => Shape.Boolean,
        ContractTypes.Array => Shape.List(Shape.Unknown),
        _ => Shape.Unknown,
    };

    private Shape Object(INamedTypeSymbol type)
    {
        _around.TryGetValue(type, out var repeated);
        if (repeated >= MostRepeated)
        {
            return Shape.Unknown;
        }

        _around[type] = repeated + 1;
        var shape = Members(forms.Of(type, cancellation));
        _around[type] = repeated;
        return shape;
    }

    private Shape Members(JsonForm form)
    {
        var members = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var member in form.Members)
        {
            if (members.ContainsKey(member.Name))
            {
                return Shape.Unknown;
            }

            members.Add(member.Name, member.HasSchema ? Read(member.Property.Type) : Shape.Unknown);
        }

        return form.IsReadable ? Shape.Object(members) : Shape.Unknown;
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Fingerprints;

internal sealed partial class PartWriter
{
    /// <summary>Writes a type by what it is; false where the syntax is no type, or also says something else.</summary>
    private bool WrittenAsType(TypeSyntax syntax)
    {
        // The sizes of a new array are part of its type's syntax.
        if (syntax is RefTypeSyntax or ScopedTypeSyntax or OmittedTypeArgumentSyntax || syntax.Parent is ArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax)
        {
            return false;
        }

        var symbol = _model.GetSymbolInfo(syntax, compilation.Cancellation).Symbol;
        if (symbol is INamespaceSymbol)
        {
            return true;
        }

        var type = symbol as ITypeSymbol ?? (syntax is SimpleNameSyntax ? null : _model.GetTypeInfo(syntax, compilation.Cancellation).Type);
        if (type is null or IErrorTypeSymbol { CandidateSymbols.Length: 0 })
        {
            return false;
        }

        Type(type);
        if (syntax.Parent is TypeOfExpressionSyntax asked)
        {
            AskedFor(type, asked);
        }

        return true;
    }

    /// <summary>What is given as a type is made or used by reflection: by the code itself, or in an attribute by the compiler or a serialiser.</summary>
    private void AskedFor(ITypeSymbol type, TypeOfExpressionSyntax asked)
    {
        var isInAttribute = asked.FirstAncestorOrSelf<AttributeSyntax>() is not null;
        foreach (var own in OwnOf(type))
        {
            if (!isInAttribute)
            {
                Add(own, ReachKind.Derived);
            }

            if (isInAttribute || Reflection.IsMoreThanAName(asked))
            {
                Add(own, ReachKind.Whole);
            }
        }
    }

    /// <summary>What is asked for its type is what it is declared to be, or derives from that.</summary>
    private void Mirrored(InvocationExpressionSyntax invocation)
    {
        if (_model.GetSymbolInfo(invocation, compilation.Cancellation).Symbol is not IMethodSymbol { Name: "GetType", ContainingType.SpecialType: SpecialType.System_Object, Parameters.IsEmpty: true }
            || !Reflection.IsMoreThanAName(invocation))
        {
            return;
        }

        var asked = (_model.GetOperation(invocation, compilation.Cancellation) as IInvocationOperation)?.Instance;
        var type = asked is IConversionOperation conversion ? conversion.Operand.Type : asked?.Type;
        foreach (var reach in OwnOf(type).SelectMany(own => TypeReaches.Derived(compilation, own.OriginalDefinition)))
        {
            Reached(reach.Symbol, ReachKind.Whole);
        }
    }

    /// <summary>The type arguments of what asks for the types that its parameters stand for.</summary>
    private void Arguments(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments)
    {
        foreach (var (parameter, argument) in parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
        {
            Type(argument);
            if (compilation.IsOwn(parameter) && OwnOf(argument).Any() && compilation.AsksFor(parameter))
            {
                foreach (var own in OwnOf(argument))
                {
                    Add(own, ReachKind.Derived);
                    Add(own, ReachKind.Whole);
                }
            }
        }
    }

    /// <summary>The project's types in a type: itself, the elements of an array, its type arguments.</summary>
    private IEnumerable<INamedTypeSymbol> OwnOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => OwnOf(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: false } named => named.TypeArguments.SelectMany(OwnOf).Concat(compilation.IsOwn(named) ? [named] : []),
        _ => [],
    };

    /// <summary>Without what a name says beyond the type: nullable annotations, names of a tuple's elements.</summary>
    private void Type(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Text.Word("[" + array.Rank.ToString(CultureInfo.InvariantCulture) + "]");
                Type(array.ElementType);
                break;
            case IPointerTypeSymbol pointer:
                Text.Word("*");
                Type(pointer.PointedAtType);
                break;
            case IFunctionPointerTypeSymbol function:
                Text.Word("function*");
                Text.Word(function.Signature.CallingConvention.ToString());
                Signature(function.Signature);
                break;
            case IDynamicTypeSymbol:
                Text.Word("dynamic");
                break;
            case ITypeParameterSymbol parameter:
                TypeParameter(parameter);
                break;
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                Text.Word("{");
                foreach (var property in anonymous.GetMembers().OfType<IPropertySymbol>())
                {
                    Text.Free(property.Name);
                    Type(property.Type);
                }

                Text.Word("}");
                break;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                Text.Word("tuple" + tuple.TupleElements.Length.ToString(CultureInfo.InvariantCulture));
                foreach (var element in tuple.TupleElements)
                {
                    Type(element.Type);
                }

                break;
            case IErrorTypeSymbol:
                Text.Word("?");
                Text.Free(type.Name);
                break;
            case INamedTypeSymbol named:
                Text.Word(compilation.Ids.Of(named));
                TypeArguments(named);
                Add(named, ReachKind.Type);
                break;
            default:
                Text.Free(type.ToDisplayString());
                break;
        }
    }

    private void TypeArguments(INamedTypeSymbol type)
    {
        if (type.IsUnboundGenericType)
        {
            return;
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            Arguments(current.OriginalDefinition.TypeParameters, current.TypeArguments);
        }
    }

    private void Signature(IMethodSymbol method)
    {
        Text.Word(method.RefKind.ToString());
        Type(method.ReturnType);
        foreach (var parameter in method.Parameters)
        {
            Text.Word(parameter.RefKind.ToString());
            Type(parameter.Type);
        }
    }

    private void TypeParameter(ITypeParameterSymbol parameter)
    {
        if (parameter.DeclaringMethod is { MethodKind: MethodKind.LocalFunction } local)
        {
            Number(local);
        }

        var depth = 0;
        for (var container = parameter.ContainingSymbol?.ContainingType; container is not null; container = container.ContainingType)
        {
            depth++;
        }

        Text.Word((parameter.DeclaringMethod is null ? $"!{depth.ToString(CultureInfo.InvariantCulture)}." : "!!") + parameter.Ordinal.ToString(CultureInfo.InvariantCulture));
    }
}

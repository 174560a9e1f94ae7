using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

internal sealed partial class PartWriter
{
    public void Add(ITypeSymbol type, ReachKind kind) => Reached(type.OriginalDefinition, kind);

    private void Reached(ISymbol original, ReachKind kind)
    {
        if (compilation.IsOwn(original))
        {
            reaches.Add(new(original, kind));
        }
        else if (IsServices(original))
        {
            // Who asks the context for services gets what the project registered.
            reaches.UnionWith(compilation.ServiceRegistrations.Select(registration => new Reach(registration, ReachKind.Member)));
        }
        else
        {
            others.Add(original, compilation.Assemblies);
            if (Reflection.LooksThroughTypes(original, compilation.Assemblies))
            {
                reaches.UnionWith(compilation.Types.Select(type => new Reach(type, ReachKind.Whole)));
            }
        }
    }

    private static bool IsServices(ISymbol symbol) =>
        symbol is { Name: "Services", ContainingType.Name: "CodeContext" } && OtherAssemblies.IsScouts(symbol.ContainingAssembly);

    private void Name(SimpleNameSyntax name)
    {
        var info = _model.GetSymbolInfo(name, compilation.Cancellation);
        if (info.Symbol is { } symbol)
        {
            Symbol(symbol);
            return;
        }

        // What another generator writes is not seen here: its name must do.
        Text.Word("?");
        Text.Free(name.Identifier.ValueText);
        foreach (var candidate in info.CandidateSymbols)
        {
            Touch(candidate);
        }

        if (name is GenericNameSyntax generic)
        {
            Visit(generic.TypeArgumentList);
        }
    }

    /// <summary>Whether the left side only says where the right side is found.</summary>
    private bool IsQualified(MemberAccessExpressionSyntax access) =>
        _model.GetSymbolInfo(access.Expression, compilation.Cancellation).Symbol is INamespaceOrTypeSymbol
        && _model.GetSymbolInfo(access.Name, compilation.Cancellation).Symbol is not null;

    private void Qualified(MemberAccessExpressionSyntax access)
    {
        if (!WrittenAsType(access.Name))
        {
            Name(access.Name);
        }
    }

    private void Symbol(ISymbol symbol)
    {
        switch (symbol)
        {
            case INamespaceSymbol:
                break;
            case IDiscardSymbol:
                Text.Word("_");
                break;
            case ITypeSymbol type:
                Type(type);
                break;
            case IParameterSymbol parameter when IsOutside(parameter):
                Text.Word("parameter" + parameter.Ordinal);
                Touch(parameter.ContainingSymbol);
                break;
            case var local when IsLocal(local):
                Number(local);
                break;
            case IFieldSymbol { CorrespondingTupleField: { } field }:
                Text.Word(field.Name);
                break;
            case { ContainingType.IsAnonymousType: true }:
                Text.Free(symbol.Name);
                break;
            default:
                Member(symbol);
                break;
        }
    }

    /// <summary>Parameters of a primary constructor are read by every member; an extension block's by its members.</summary>
    private bool IsOutside(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && !constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == declaration);

    private void Member(ISymbol symbol)
    {
        var member = TypeReaches.Declared(symbol is IMethodSymbol { ReducedFrom: { } full } ? full : symbol);
        Text.Word(compilation.Ids.Of(member));
        if (member.ContainingType is { IsGenericType: true } container)
        {
            TypeArguments(container);
        }

        if (symbol is IMethodSymbol { IsGenericMethod: true } method)
        {
            Arguments(method.OriginalDefinition.TypeParameters, method.TypeArguments);
            foreach (var argument in method.TypeArguments.Where(argument => MakesOutOfNowhere(method.OriginalDefinition, argument)))
            {
                Add(argument, ReachKind.Derived);
            }
        }

        Touch(member);
    }

    /// <summary>A method elsewhere that gives a T and takes none (a container, a deserialiser) may give any kind of T.</summary>
    private bool MakesOutOfNowhere(IMethodSymbol method, ITypeSymbol argument) =>
        argument is INamedTypeSymbol && compilation.IsOwn(argument) && !compilation.IsOwn(method)
        && !method.Parameters.Any(parameter => parameter.Type is ITypeParameterSymbol or INamedTypeSymbol { IsGenericType: true });

    /// <summary>Notes that a member is used, without writing it.</summary>
    private void Touch(ISymbol symbol)
    {
        var member = TypeReaches.Declared(symbol is IMethodSymbol { ReducedFrom: { } full } ? full : symbol).OriginalDefinition;
        if (member is ITypeSymbol type)
        {
            Add(type, ReachKind.Type);
            return;
        }

        if (!member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.DelegateInvoke })
        {
            Reached(member, ReachKind.Member);
        }

        if (Container(member) is { } container && member is not IFieldSymbol { IsConst: true })
        {
            Reached(container.OriginalDefinition, member.IsStatic && !member.IsImplicitlyDeclared ? ReachKind.Statics : ReachKind.Type);
        }
    }

    /// <summary>Members of an extension block (a kind of type that this version of the compiler's API does not know) are the class's.</summary>
    private static INamedTypeSymbol? Container(ISymbol member) =>
        member.ContainingType is { TypeKind: > TypeKind.FunctionPointer } block ? block.ContainingType : member.ContainingType;

    /// <summary>The name of an argument, of an attribute's property or of a pattern's member.</summary>
    private void Label(SyntaxNode node)
    {
        var name = node switch
        {
            NameColonSyntax colon => colon.Name,
            _ => ((NameEqualsSyntax)node).Name,
        };
        switch (_model.GetSymbolInfo(name, compilation.Cancellation).Symbol)
        {
            case IParameterSymbol parameter:
                Text.Word("=" + parameter.Ordinal);
                break;
            case { } symbol:
                Symbol(symbol);
                break;
            case null:
                Text.Free(name.Identifier.ValueText);
                break;
        }
    }

    private string? NameOf(InvocationExpressionSyntax invocation) =>
        invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            ? _model.GetConstantValue(invocation, compilation.Cancellation).Value as string
            : null;
}

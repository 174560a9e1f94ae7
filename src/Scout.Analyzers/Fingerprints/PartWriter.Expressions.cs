using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Scout.Analyzers.Fingerprints;

internal sealed partial class PartWriter
{
    /// <summary>What a node calls without naming it.</summary>
    private void Facts(SyntaxNode node)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var each = _model.GetForEachStatementInfo(loop);
                Uses(each.GetEnumeratorMethod, each.MoveNextMethod, each.CurrentProperty, each.DisposeMethod, each.CurrentConversion.MethodSymbol, each.ElementConversion.MethodSymbol);
                if (loop is ForEachVariableStatementSyntax deconstructing)
                {
                    Deconstruction(_model.GetDeconstructionInfo(deconstructing));
                }

                break;
            case AwaitExpressionSyntax awaited:
                var info = _model.GetAwaitExpressionInfo(awaited);
                Uses(info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod);
                break;
            case QueryClauseSyntax clause:
                var query = _model.GetQueryClauseInfo(clause, compilation.Cancellation);
                Uses(query.CastInfo.Symbol, query.OperationInfo.Symbol);
                break;
            case SelectOrGroupClauseSyntax select:
                Uses(_model.GetSymbolInfo(select, compilation.Cancellation).Symbol);
                break;
            case OrderingSyntax ordering:
                Uses(_model.GetSymbolInfo(ordering, compilation.Cancellation).Symbol);
                break;
            case ConstructorInitializerSyntax initializer:
                Uses(_model.GetSymbolInfo(initializer, compilation.Cancellation).Symbol);
                break;
            case PrimaryConstructorBaseTypeSyntax initializer:
                Uses(_model.GetSymbolInfo(initializer, compilation.Cancellation).Symbol);
                break;
            case AttributeSyntax attribute:
                Uses(_model.GetSymbolInfo(attribute, compilation.Cancellation).Symbol);
                break;
            case RecursivePatternSyntax pattern:
                Uses((_model.GetOperation(pattern, compilation.Cancellation) as IRecursivePatternOperation)?.DeconstructSymbol);
                break;
            case CollectionExpressionSyntax collection:
                Extensions(collection, _model.GetTypeInfo(collection, compilation.Cancellation).ConvertedType, "Add");
                break;
            case AnonymousObjectMemberDeclaratorSyntax member:
                Text.Free(_model.GetDeclaredSymbol(member, compilation.Cancellation)?.Name ?? "");
                break;
            case ExpressionSyntax expression:
                OfExpression(expression);
                break;
        }
    }

    private void OfExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case InvocationExpressionSyntax invocation:
                Mirrored(invocation);
                ArgumentTexts(invocation, (invocation.Expression as MemberAccessExpressionSyntax)?.Expression, invocation.ArgumentList);
                break;
            case MemberAccessExpressionSyntax or AnonymousFunctionExpressionSyntax or InitializerExpressionSyntax:
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }:
                if (_model.GetTypeInfo(expression, compilation.Cancellation).Type is { } type)
                {
                    Type(type);
                }

                break;
            case LiteralExpressionSyntax:
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } deconstructing:
                Deconstruction(_model.GetDeconstructionInfo(deconstructing));
                break;
            default:
                Uses(_model.GetSymbolInfo(expression, compilation.Cancellation).Symbol);
                break;
        }

        if (expression.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression })
        {
            Uses(_model.GetCollectionInitializerSymbolInfo(expression, compilation.Cancellation).Symbol);
        }
    }

    /// <summary><c>new T(...)</c> and <c>new(...)</c> say the same.</summary>
    private void Creation(BaseObjectCreationExpressionSyntax creation)
    {
        Text.Open((int)SyntaxKind.ObjectCreationExpression);
        Uses(_model.GetSymbolInfo(creation, compilation.Cancellation).Symbol);
        if (_model.GetTypeInfo(creation, compilation.Cancellation).Type is { } type)
        {
            Type(type);
        }

        ArgumentTexts(creation, null, creation.ArgumentList);
        Each(creation.ArgumentList?.Arguments ?? default);
        Visit(creation.Initializer);
        Conversion(creation);
        Text.Close();
    }

    private void Parameter(ParameterSyntax parameter)
    {
        var symbol = _model.GetDeclaredSymbol(parameter, compilation.Cancellation) as IParameterSymbol;
        Text.Open(parameter.RawKind);
        Each(parameter.AttributeLists);
        Modifiers(parameter.Modifiers);
        if (symbol is null)
        {
            Text.Free(parameter.Identifier.ValueText);
            Visit(parameter.Type);
        }
        else
        {
            Number(symbol);
            Type(symbol.Type);

            // Serialisers match a constructor's parameters to properties by name.
            if (symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            {
                Text.Free(symbol.Name);
            }
        }

        Visit(parameter.Default);
        Text.Close();
    }

    /// <summary>The type that an expression is turned into, where that is not its own.</summary>
    private void Conversion(SyntaxNode node)
    {
        if (node is not ExpressionSyntax expression || expression.Parent is MemberAccessExpressionSyntax { Name: var name } && name == expression)
        {
            return;
        }

        if (expression.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } && expression is SimpleNameSyntax or MemberAccessExpressionSyntax)
        {
            Uses(_model.GetCollectionInitializerSymbolInfo(expression, compilation.Cancellation).Symbol);
        }

        var info = _model.GetTypeInfo(expression, compilation.Cancellation);
        if (info.ConvertedType is { } converted && !SymbolEqualityComparer.Default.Equals(info.Type, converted))
        {
            Text.Word(">");
            Type(converted);
            Uses(_model.GetConversion(expression, compilation.Cancellation).MethodSymbol);
        }
    }

    private void Deconstruction(DeconstructionInfo info)
    {
        Uses(info.Method, info.Conversion?.MethodSymbol);
        foreach (var nested in info.Nested)
        {
            Deconstruction(nested);
        }
    }

    private void Uses(params ISymbol?[] symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is not null)
            {
                Symbol(symbol);
            }
        }
    }

    /// <summary>Own extension methods that the compiler finds for a type by name.</summary>
    private void Extensions(SyntaxNode node, ITypeSymbol? type, string name)
    {
        if (type is INamedTypeSymbol)
        {
            foreach (var method in _model.LookupSymbols(node.SpanStart, type, name, includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Where(method => method.ReducedFrom is not null))
            {
                Touch(method);
            }
        }
    }

    /// <summary>The text of an argument that the called method gets as a string (<c>CallerArgumentExpression</c>).</summary>
    private void ArgumentTexts(ExpressionSyntax call, ExpressionSyntax? receiver, ArgumentListSyntax? list)
    {
        if (list is null || _model.GetSymbolInfo(call, compilation.Cancellation).Symbol is not IMethodSymbol method)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            var attribute = parameter.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == "CallerArgumentExpressionAttribute");
            if (attribute?.ConstructorArguments.FirstOrDefault().Value is string about)
            {
                var target = method.Parameters.FirstOrDefault(other => other.Name == about);
                var argument = target is null
                    ? method.ReducedFrom is null ? null : receiver
                    : (list.Arguments.FirstOrDefault(other => other.NameColon?.Name.Identifier.ValueText == about)
                        ?? list.Arguments.Take(target.Ordinal + 1).Where(other => other.NameColon is null).ElementAtOrDefault(target.Ordinal))?.Expression;
                Text.Free(argument?.ToString() ?? "");
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Forms;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.CodeCalls;

/// <summary>Reads what a call of <c>Code</c> needs an overload for.</summary>
internal static class SignatureReader
{
    // What the library's own overloads, and Func, have room for.
    private const int MostParameters = 15;

    // More than a type has interfaces: structures are turned into those, not the other way.
    private const int OfNumbers = 2000;
    private const int NeverNull = 1000;

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The overload; null where the library's own are all that can be.</summary>
    public static CodeSignature? Read(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (CodeMethods.Given(call) is not { } given || CodeMethods.Named(given, model) is not [{ } method] || Returns(method) is not { } returns)
        {
            return null;
        }

        var takesToken = method.Parameters is [.., { Type: { Name: nameof(CancellationToken) } last }] && last.ContainingNamespace.ToDisplayString() == "System.Threading";
        var parameters = method.Parameters.Take(method.Parameters.Length - (takesToken ? 1 : 0)).ToArray();
        if (parameters.Length is 0 or > MostParameters
            || method is not { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary, ContainingType.IsGenericType: false }
            || parameters.Any(parameter => parameter.RefKind != RefKind.None || !CanBeNamed(parameter.Type)))
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        return new(
            string.Join(".", call.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString())),
            returns,
            takesToken,
            new([.. parameters.Select(Parameter)]),
            parameters.Sum(parameter => Depth(parameter.Type)));
    }

    private static ParameterModel Parameter(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var name = Text(type);
        var (kind, part) = type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var plain] } =>
                (IsNumber(plain) ? ArgumentKind.NullableNumber : ArgumentKind.NullableStructure, Text(plain)),
            _ when IsNumber(type) => (ArgumentKind.Number, name),
            IArrayTypeSymbol { IsSZArray: true, ElementType: { SpecialType: not SpecialType.System_Byte } item } => (ArgumentKind.List, Text(item)),
            INamedTypeSymbol { TypeArguments: [var item] } when IsList(type) => (ArgumentKind.List, Text(item)),
            { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } => (ArgumentKind.NullableReference, Text(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))),
            _ => (ArgumentKind.Value, name),
        };
        return new(name, kind, part, parameter.IsOptional);
    }

    /// <summary>A number that is greater for every type that C# turns into another one: an interface before what has it, what may be null before what is never, a large number before a small one.</summary>
    private static int Depth(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var plain] })
        {
            return Depth(plain) - NeverNull;
        }

        if (Rank(type.SpecialType) is { } rank)
        {
            return OfNumbers + rank;
        }

        var depth = type.AllInterfaces.Length;
        for (var part = type.BaseType; part is not null; part = part.BaseType)
        {
            depth++;
        }

        return type.IsValueType ? OfNumbers + depth : type.SpecialType == SpecialType.System_Object ? 0 : depth + 1;
    }

    private static int? Rank(SpecialType type) => type switch
    {
        SpecialType.System_Double or SpecialType.System_Decimal => 0,
        SpecialType.System_Single => 1,
        SpecialType.System_Int64 or SpecialType.System_UInt64 => 2,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 3,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 4,
        SpecialType.System_Byte or SpecialType.System_SByte => 5,
        _ => null,
    };

    private static TypeText Text(ITypeSymbol type) => new(type.ToDisplayString(TypeFormat), type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal;

    // Those that JSON makes of any list alike: a set would lose what is there twice.
    private static bool IsList(ITypeSymbol type) => KnownTypes.IsList(type) && type.Name is
        "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ImmutableArray" or "ImmutableList" or "IImmutableList";

    private static ResultKind? Returns(IMethodSymbol method) => method.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => null,
        INamedTypeSymbol { Name: "Task" or "ValueTask" } task when task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks" =>
            task.TypeArguments.Length == 0 ? null : task.Name == "Task" ? ResultKind.Task : ResultKind.ValueTask,
        _ => ResultKind.None,
    };

    // Other code of the assembly can write the type down.
    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error, IsFileLocal: false, IsRefLikeType: false, IsAnonymousType: false } named =>
            named.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && (named.ContainingType is null || CanBeNamed(named.ContainingType)) && named.TypeArguments.All(CanBeNamed),
        _ => false,
    };
}

/// <summary>The methods that calls of <c>Code</c> name.</summary>
internal static class CodeMethods
{
    /// <summary>Whether it is a call of <c>Code</c>, by its name.</summary>
    public static bool IsCall(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: var name } } && name == BlockKinds.Code.Method;

    /// <summary>The expression that is given as the method; null where it is no name.</summary>
    public static ExpressionSyntax? Given(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "method") ?? (arguments.Count > 1 ? arguments[1] : null);
        var expression = given?.Expression;
        while (expression is ParenthesizedExpressionSyntax parenthesised)
        {
            expression = parenthesised.Expression;
        }

        return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } ? expression : null;
    }

    /// <summary>The methods that a name stands for. Only the name is bound: the definition around it is full of members that are still to be generated.</summary>
    public static ImmutableArray<IMethodSymbol> Named(ExpressionSyntax name, SemanticModel model)
    {
        var bound = model.GetSpeculativeSymbolInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsExpression);
        return bound.Symbol is IMethodSymbol only ? [only] : [.. bound.CandidateSymbols.OfType<IMethodSymbol>()];
    }
}

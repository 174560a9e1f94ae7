using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT2001 to 2007: the code cannot be bound to a revision. One rule, because only the first reason counts.</summary>
internal sealed class CodeBindingRule() : DefinitionRule([.. ByCode.Values])
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ByCode = new[]
    {
        Descriptors.CodeWithoutName, Descriptors.GenericCode, Descriptors.CodeYieldsNothing,
        Descriptors.InstanceCode, Descriptors.BoundCode, Descriptors.CodeNotPublic,
    }.ToImmutableDictionary(descriptor => descriptor.Id);

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var use in CodeUse.All(definition))
        {
            var problem = Problem(use, context.Symbols);
            if (problem is null)
            {
                continue;
            }

            string? name = null;
            if (problem.Code == Descriptors.CodeWithoutName.Id)
            {
                var captured = Body(use, context) is { } body ? Captures.Of(body, use.Method) : [];
                problem = captured.Count > 0 ? CodeProblem.NoName(Words(captured)) : problem;
                name = captured.Count == 0 && use.Target is IAnonymousFunctionOperation ? CodeNames.Method(use.Block.Id ?? "code") : null;
            }

            context.Report(ByCode[problem.Code], use.Location, $"block '{use.Block.Id ?? "?"}': {problem.Message}", (FixKeys.Name, name));
        }
    }

    /// <summary>Why code cannot be bound; null where it can.</summary>
    public static CodeProblem? Problem(CodeUse use, KnownSymbols symbols) => CodeProblem.Of(Facts(use, symbols));

    private static CodeFacts Facts(CodeUse use, KnownSymbols symbols)
    {
        var method = use.Method.ReducedFrom ?? use.Method;
        return new($"{method.ContainingType?.MetadataName}.{method.Name}")
        {
            HasName = method.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction),
            IsStatic = method.IsStatic,
            IsBound = method.IsStatic && (use.Method.ReducedFrom is not null || use.Target is IMethodReferenceOperation { Instance: not null }),
            IsGeneric = method.IsGenericMethod || method.ContainingType is { IsGenericType: true },
            IsPublic = method.DeclaredAccessibility == Accessibility.Public,
            YieldsNothing = method.ReturnsVoid
                || SymbolEqualityComparer.Default.Equals(method.ReturnType, symbols.Task)
                || SymbolEqualityComparer.Default.Equals(method.ReturnType, symbols.ValueTask),
        };
    }

    private static IOperation? Body(CodeUse use, RuleContext context) => use.Target is IAnonymousFunctionOperation function
        ? function
        : use.Method.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == context.SemanticModel.SyntaxTree
            ? context.SemanticModel.GetOperation(reference.GetSyntax(context.Cancellation), context.Cancellation)
            : null;

    private static string Words(IReadOnlyList<string> names) => names.Count == 1
        ? $"'{names[0]}'"
        : $"{string.Join(", ", names.Take(names.Count - 1).Select(name => $"'{name}'"))} and '{names[names.Count - 1]}'";
}

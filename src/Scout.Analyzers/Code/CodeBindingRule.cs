using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Code;

/// <summary>SCOUT2001 to 2007: the code cannot be bound to a revision. One rule, because only the first reason counts.</summary>
internal sealed class CodeBindingRule() : DefinitionRule([.. ByCode.Values])
{
    public static readonly DiagnosticDescriptor CodeWithoutName = RuleDescriptor.Create(
        "SCOUT2001", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a method with a name");
    public static readonly DiagnosticDescriptor GenericCode = RuleDescriptor.Create(
        "SCOUT2002", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a method that is not generic");
    public static readonly DiagnosticDescriptor CodeYieldsNothing = RuleDescriptor.Create(
        "SCOUT2003", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a method that yields a value");
    public static readonly DiagnosticDescriptor InstanceCode = RuleDescriptor.Create(
        "SCOUT2005", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a static method");
    public static readonly DiagnosticDescriptor BoundCode = RuleDescriptor.Create(
        "SCOUT2006", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a method without a bound object");
    public static readonly DiagnosticDescriptor CodeNotPublic = RuleDescriptor.Create(
        "SCOUT2007", RuleCategory.Code, DiagnosticSeverity.Error, "A code block calls a public method");

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ByCode =
        new[] { CodeWithoutName, GenericCode, CodeYieldsNothing, InstanceCode, BoundCode, CodeNotPublic }.ToImmutableDictionary(descriptor => descriptor.Id);

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
            if (problem.Code == CodeWithoutName.Id)
            {
                var captured = Body(use, context) is { } body ? Captures.Of(body, use.Method) : [];
                problem = captured.Count > 0 ? CodeProblem.NoName(Words(captured)) : problem;
                name = captured.Count == 0 && use.Target is IAnonymousFunctionOperation ? MethodName(use.Block.Id ?? "code") : null;
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

    // A block's id as the name of a method: FindCustomer.
    private static string MethodName(string id)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var character in id)
        {
            if (char.IsLetterOrDigit(character))
            {
                name.Append(upper ? char.ToUpperInvariant(character) : character);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? $"Code{name}" : name.ToString();
    }
}

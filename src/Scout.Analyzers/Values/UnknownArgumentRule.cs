using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Values;

/// <summary>SCOUT1043: a factory of a shape, or a method of a flow, has no parameter of a name.</summary>
internal sealed class UnknownArgumentRule() : ValueRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1043", RuleCategory.Values, DiagnosticSeverity.Error, "An argument has a parameter of its name");

    private static readonly string[] LeftToTheCompiler = ["file", "line"];

    public override void Check(IOperation operation, RuleContext context)
    {
        if (operation is not IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call }
            || call.ArgumentList.Arguments.All(argument => argument.NameColon is null))
        {
            return;
        }

        var candidates = context.SemanticModel.GetMemberGroup(called, context.Cancellation).OfType<IMethodSymbol>().Where(method => IsOurs(method, context)).ToArray();
        var names = candidates.SelectMany(method => method.Parameters).Select(parameter => parameter.Name).Except(LeftToTheCompiler, StringComparer.Ordinal).Distinct().ToArray();
        if (names.Length == 0)
        {
            return;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon?.Name is { Identifier.ValueText: var name } label && !names.Contains(name))
            {
                var meant = names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Suggestion(name, names);
                var remedy = meant is null ? Spelling.Remedy(name, names) : $"did you mean '{meant}'?";
                context.Report(Descriptor, label.GetLocation(), $"'{called}' has no parameter '{name}'; {remedy}", (FixKeys.Replacement, meant));
            }
        }
    }

    private static bool IsOurs(IMethodSymbol method, RuleContext context) =>
        context.Symbols.IsFlow(method.ContainingType) || method.Name == "Of" && context.Symbols.IsValue(method.ReturnType) && method.Parameters.All(parameter => context.Symbols.HasNoText(parameter.Type));
}

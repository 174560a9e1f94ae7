using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2010 to 2017: a definition, or code that it calls, does what may make another workflow the next time. One rule, because it is one walk.</summary>
internal sealed class DeterminismRule() : DefinitionRule(BodyReader.Rules)
{
    public override void Check(DefinitionModel definition, RuleContext context)
    {
        var facts = new BodyReader(context.Symbols, context.Compilation.Assembly, context.Cancellation).Read([definition.Body.BlockBody, definition.Body.ExpressionBody]);
        var name = definition.Method.Name;
        foreach (var finding in facts.Findings)
        {
            Report(finding, finding.Location, $"{name} {finding.Impurity.Deed}: {finding.Api}; {finding.Impurity.Remedy}", context, finding.Replacement);
        }

        var said = new HashSet<(Location, DiagnosticDescriptor)>();
        foreach (var (member, location) in facts.Calls)
        {
            foreach (var (finding, way) in context.Project.CalledCode.Findings(member, context.Cancellation))
            {
                if (said.Add((location, finding.Impurity.Rule)))
                {
                    var path = string.Join(", which calls ", way.Select(Name));
                    Report(finding, location, $"{name} calls {path}, which {finding.Impurity.Deed}: {finding.Api} ({finding.Place}); {finding.Impurity.Remedy}", context, replacement: null);
                }
            }
        }
    }

    /// <summary>Whether the rule says something of an expression of a definition.</summary>
    public static bool IsBroken(IOperation expression, RuleContext context)
    {
        var facts = new BodyReader(context.Symbols, context.Compilation.Assembly, context.Cancellation).Read([expression]);
        return !facts.Findings.IsEmpty || facts.Calls.Any(call => context.Project.CalledCode.Findings(call.Member, context.Cancellation).Count > 0);
    }

    private static void Report(Finding finding, Location location, string message, RuleContext context, string? replacement) =>
        context.Report(finding.Impurity.Rule, location, message, (FixKeys.Replacement, replacement));

    private static string Name(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => $"new {member.ContainingType.Name}",
        IMethodSymbol { AssociatedSymbol: { } property } => Name(property),
        _ => $"{member.ContainingType.Name}.{member.Name}",
    };
}

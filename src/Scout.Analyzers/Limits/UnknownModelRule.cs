using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>SCOUT2041: no environment has the model.</summary>
internal sealed class UnknownModelRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2041", RuleCategory.Limits, DiagnosticSeverity.Warning, "A model alias is in scout.json");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            if (BlockModel.Unwrap(block.Option("Model")) is { Syntax: var syntax, ConstantValue: { HasValue: true, Value: string { Length: > 0 } alias } }
                && context.Project.ScoutJson is { } settings && !settings.Models.Contains(alias))
            {
                var near = Nearest.To(alias, settings.Models);
                context.Report(
                    Descriptor, syntax.GetLocation(),
                    $"{block.Subject}: scout.json has no model '{alias}'; "
                    + (near is null
                        ? $"add it to \"models\" there, such as \"{alias}\": {{ \"provider\": \"services\" }} for a client that the project registers"
                        : $"did you mean '{near}'? If not, add '{alias}' to \"models\" there"),
                    (FixKeys.Replacement, near is not null && syntax is LiteralExpressionSyntax ? SymbolDisplay.FormatLiteral(near, quote: true) : null));
            }
        }
    }
}

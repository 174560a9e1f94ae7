using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2021: a prompt sends a secret to a model, and so to its provider and into its answers.</summary>
internal sealed class SecretInPromptRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2021", RuleCategory.Security, DiagnosticSeverity.Warning, "A secret is not sent to a model");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var site in definition.Templates)
        {
            if (site.Block is { Kind.Effect: BlockEffect.Model } block)
            {
                Check(site, block, context);
            }
        }
    }

    private static void Check(TemplateSite site, BlockModel block, RuleContext context)
    {
        foreach (var read in site.Parsed.Reads)
        {
            if (read.Root == RootNames.Secrets)
            {
                var name = read.Steps.Count > 0 ? read.Steps[0].Member : null;
                var end = name is null ? read.Offset + read.Root.Length : read.Steps[0].Offset + name.Length;
                Report(site.Text.LocationOf(read.Offset, end - read.Offset), name ?? read.Root, block, context);
            }
        }

        foreach (var hole in site.Text.Holes.Values)
        {
            if (hole.Value is IInvocationOperation { TargetMethod: { Name: "Secret", IsStatic: true } method } call
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Symbols.Workflow))
            {
                Report(call.Syntax.GetLocation(), call.Arguments is [{ Value.ConstantValue.Value: string name }] ? name : "secret", block, context);
            }
        }
    }

    private static void Report(Location location, string secret, BlockModel block, RuleContext context) => context.Report(
        Descriptor, location,
        $"{block.Subject}: the secret '{secret}' is sent to the model, whose provider keeps it and whose answers may tell it; use it in a code block, or give the model a tool that uses it");
}

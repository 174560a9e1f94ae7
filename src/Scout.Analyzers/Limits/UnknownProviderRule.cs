using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Limits;

/// <summary>SCOUT2044: the model's provider is one that the engine does not have.</summary>
internal sealed class UnknownProviderRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2044", RuleCategory.Limits, DiagnosticSeverity.Warning, "A model's provider is one that there is");

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var block in definition.Blocks)
        {
            if (BlockModel.Unwrap(block.Option("Model")) is { Syntax: var syntax, ConstantValue: { HasValue: true, Value: string alias } }
                && context.Project.ScoutJson?.Providers.Where(model => model.Alias == alias).Select(model => Problem(model.Provider, alias, context.Compilation)).FirstOrDefault(problem => problem is not null) is { } problem)
            {
                context.Report(Descriptor, syntax.GetLocation(), $"{block.Subject}: in scout.json the model '{alias}' has {problem}");
            }
        }
    }

    private static string? Problem(string provider, string alias, Compilation compilation) => ModelProviders.Find(provider) switch
    {
        null => ModelProviders.Problem(provider, alias),
        { Package: { } package } found when compilation.ReferencedAssemblyNames.All(assembly => assembly.Name != package) => ModelProviders.Missing(found),
        _ => null,
    };
}

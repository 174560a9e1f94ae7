using Microsoft.CodeAnalysis;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Graph;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Templates;

/// <summary>What a template says does not exist, or cannot be read there: the rules below, and SCOUT1003 of names in text. One rule, because it is one reading.</summary>
internal sealed class TemplateCheckRule()
    : TemplateRule(TemplateSyntax, UnknownName, UnknownMember, ConditionIsNoBoolean, ReadBeforeDefined, NameTaken, ReadsItsOwner, UnknownFunction, ValueOutsideItsBranchRule.Descriptor)
{
    public static readonly DiagnosticDescriptor TemplateSyntax = RuleDescriptor.Create(
        "SCOUT1010", RuleCategory.Templates, DiagnosticSeverity.Error, "A template or expression parses");
    public static readonly DiagnosticDescriptor UnknownName = RuleDescriptor.Create(
        "SCOUT1011", RuleCategory.Templates, DiagnosticSeverity.Error, "A template reads names that exist");
    public static readonly DiagnosticDescriptor UnknownMember = RuleDescriptor.Create(
        "SCOUT1012", RuleCategory.Templates, DiagnosticSeverity.Error, "A template reads members that exist");
    public static readonly DiagnosticDescriptor ConditionIsNoBoolean = RuleDescriptor.Create(
        "SCOUT1013", RuleCategory.Templates, DiagnosticSeverity.Error, "A condition is true or false");
    public static readonly DiagnosticDescriptor ReadBeforeDefined = RuleDescriptor.Create(
        "SCOUT1017", RuleCategory.Templates, DiagnosticSeverity.Error, "A template reads blocks that are defined before it");
    public static readonly DiagnosticDescriptor NameTaken = RuleDescriptor.Create(
        "SCOUT1019", RuleCategory.Templates, DiagnosticSeverity.Error, "A template sets only names of its own");
    public static readonly DiagnosticDescriptor ReadsItsOwner = RuleDescriptor.Create(
        "SCOUT1022", RuleCategory.Templates, DiagnosticSeverity.Error, "A part of a block does not read the block");
    public static readonly DiagnosticDescriptor UnknownFunction = RuleDescriptor.Create(
        "SCOUT1026", RuleCategory.Templates, DiagnosticSeverity.Error, "A template calls functions that exist");

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        foreach (var finding in TemplateCheck.Of(site, definition, context))
        {
            Report(finding, site, context);
        }
    }

    private static void Report(TemplateFinding finding, TemplateSite site, RuleContext context)
    {
        var text = site.Text;
        var message = $"{site.Block!.Subject}: {text.InAuthorsWords(finding.Problem)}";
        if (text.SourceSpanOf(finding.Offset, finding.Length) is { } span && finding.Suggestion is { } suggestion && ScribanNames.IsIdentifier(suggestion))
        {
            context.Report(finding.Rule, Location.Create(text.Origin.Syntax.SyntaxTree, span), message, (FixKeys.Replacement, suggestion));
        }
        else
        {
            context.Report(finding.Rule, text.LocationOf(finding.Offset, finding.Length), message);
        }
    }
}

/// <summary>Something wrong at a place of a template's text.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Offset">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Problem">What is wrong, and the remedy, after the name of the block.</param>
/// <param name="Suggestion">What to write in its place; null where nothing is near.</param>
internal sealed record TemplateFinding(DiagnosticDescriptor Rule, int Offset, int Length, string Problem, string? Suggestion = null);

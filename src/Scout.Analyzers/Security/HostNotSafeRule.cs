using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Texts;
using Scout.Revisions.Rules;

namespace Scout.Analyzers.Security;

/// <summary>SCOUT2022: a request goes without TLS, or to a host that the data of a run decide.</summary>
internal sealed class HostNotSafeRule() : DefinitionRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT2022", RuleCategory.Security, DiagnosticSeverity.Warning, "A request goes by TLS, to a host that the author or the environment names");

    private const string Setting = "Url";
    private const string Plain = "http://";
    private const string Safe = "https://";

    public override void Check(DefinitionModel definition, RuleContext context)
    {
        foreach (var site in definition.Templates)
        {
            if (site is { Block: { Kind.Effect: BlockEffect.Request } block, Setting: Setting, Text.IsWhole: true })
            {
                Check(site.Text, block, definition, context);
            }
        }

        foreach (var block in definition.Blocks)
        {
            // A template that is nothing but a value.
            if (block is { Kind.Effect: BlockEffect.Request } && block.Option(Setting) is IConversionOperation { OperatorMethod: not null, Operand: var value }
                && context.Symbols.IsValue(BlockModel.Unwrap(value)?.Type) && IsOfData(value, definition))
            {
                Report(value.Syntax.GetLocation(), value.Syntax.ToString(), block, context);
            }
        }
    }

    private static void Check(TemplateText text, BlockModel block, DefinitionModel definition, RuleContext context)
    {
        var template = text.Text;
        foreach (var hole in text.Holes.Values)
        {
            // As long as what was there, so that places stay where they are.
            template = template.Remove(hole.Span.Start, hole.Span.Length).Insert(hole.Span.Start, Name(hole, definition, context));
        }

        var beginning = UrlBeginning.Of(template);
        if (beginning.IsOfData)
        {
            var piece = CodePieces.Of(template).FirstOrDefault(piece => UrlBeginning.Of(template.Substring(0, piece.End)).IsOfData);
            var (start, length) = piece is null ? (0, template.Length) : (piece.Start, piece.End - piece.Start);
            Report(text.LocationOf(start, length), text.InAuthorsWords(piece?.Path ?? text.Text.Substring(start, length)), block, context);
        }

        if (beginning.IsPlainHttp && !IsThisMachine(beginning.Text))
        {
            PlainHttp(text, block, context);
        }
    }

    private static void PlainHttp(TemplateText text, BlockModel block, RuleContext context)
    {
        var start = text.Text.Length - text.Text.TrimStart().Length;
        var message = $"{block.Subject}: the request goes over http, so that whoever is on the way reads it, secrets included, and may answer in its place; write https";
        if (text.SourceSpanOf(start, Plain.Length) is { } span)
        {
            context.Report(Descriptor, Location.Create(text.Origin.Syntax.SyntaxTree, span), message, (FixKeys.Replacement, Safe));
        }
        else
        {
            context.Report(Descriptor, text.LocationOf(start, Plain.Length), message);
        }
    }

    // A variable is the environment's; of anything else that is not known nothing is said.
    private static string Name(TemplateHole hole, DefinitionModel definition, RuleContext context) =>
        IsVariable(hole.Value, context) || !IsOfData(hole.Value, definition) ? ("vars." + hole.Name).Substring(0, hole.Name.Length) : hole.Name;

    private static bool IsVariable(IOperation value, RuleContext context) =>
        value is IInvocationOperation { TargetMethod: { Name: "Variable", IsStatic: true } method } && SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Symbols.Workflow);

    private static bool IsOfData(IOperation value, DefinitionModel definition) => value.DescendantsAndSelf().Any(part =>
        part is IParameterReferenceOperation || part is ILocalReferenceOperation { Local: var local } && definition.Locals.ContainsKey(local));

    private static bool IsThisMachine(string beginning) => UrlBeginning.UrlOf(beginning) is { Host: "localhost" or "127.0.0.1" or "[::1]" };

    private static void Report(Location location, string what, BlockModel block, RuleContext context) => context.Report(
        Descriptor, location,
        $"{block.Subject}: '{what}' decides which host the request goes to, and so do those who send it; begin the Url with the host, or with a variable of the environment: {{{{ vars.api }}}}/...");
}

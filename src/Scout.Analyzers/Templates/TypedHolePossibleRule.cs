using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Templates;

/// <summary>SCOUT1037: all of a plain string's code are paths that could be holes of an interpolated one.</summary>
internal sealed class TypedHolePossibleRule() : TemplateRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1037", RuleCategory.Templates, DiagnosticSeverity.Info, "A typed hole is checked by the compiler");

    protected override void Check(TemplateSite site, DefinitionModel definition, RuleContext context)
    {
        if (site.Text.IsCondition || site.Block is not { } block || site.Text.Text.IndexOf("{{", StringComparison.Ordinal) < 0
            || site.Text.Origin is not IConversionOperation { Operand: ILiteralOperation { Syntax: LiteralExpressionSyntax literal } })
        {
            return;
        }

        var pieces = CodePieces.Of(site.Text.Text);
        var holes = new string[pieces.Count];
        for (var i = 0; i < holes.Length; i++)
        {
            if (pieces[i].Path is not { } path || HolePath.Of(path, site, definition, context) is not { } hole)
            {
                return;
            }

            holes[i] = hole;
        }

        if (holes.Length > 0 && Interpolated(literal, site.Text, pieces, holes) is { } mended)
        {
            var code = site.Text.Text.Substring(pieces[0].Start, pieces[0].End - pieces[0].Start);
            context.Report(
                Descriptor, literal.GetLocation(),
                $"{block.Subject}: '{code}' can be a typed hole, '{{{holes[0]}}}', whose name C# checks; make the string an interpolated one", (FixKeys.Replacement, mended));
        }
    }

    // Null where braces of the text could not be written so.
    private static string? Interpolated(LiteralExpressionSyntax literal, TemplateText text, IReadOnlyList<CodePiece> pieces, string[] holes)
    {
        var written = literal.Token.Text;
        var isRaw = written.StartsWith("\"\"\"", StringComparison.Ordinal);
        var mended = new StringBuilder("$");
        var next = 0;
        for (var i = 0; i < holes.Length; i++)
        {
            if (text.SourceSpanOf(pieces[i].Start, pieces[i].End - pieces[i].Start) is not { } span)
            {
                return null;
            }

            Append(next, span.Start - literal.SpanStart);
            mended.Append('{').Append(holes[i]).Append('}');
            next = span.End - literal.SpanStart;
        }

        Append(next, written.Length);
        return isRaw && mended.ToString().IndexOf("{{", StringComparison.Ordinal) >= 0 ? null : mended.ToString();

        void Append(int start, int end) => mended.Append(written.Substring(start, end - start).Replace("{", "{{").Replace("}", "}}"));
    }
}

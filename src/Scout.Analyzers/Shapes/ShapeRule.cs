using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Forms;

namespace Scout.Analyzers.Shapes;

/// <summary>SCOUT1045: a type with <c>[Shape]</c> gets no members, or not all of them.</summary>
internal sealed class ShapeRule() : TypeRule(Descriptor)
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        "SCOUT1045", RuleCategory.Values, DiagnosticSeverity.Warning, "A shape has all its members in values");

    public override void Check(INamedTypeSymbol type, TypeDeclarationSyntax syntax, RuleContext context)
    {
        if (type.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, context.Symbols.ShapeAttribute)) is not { } shape
            || shape.ApplicationSyntaxReference is { } written && !syntax.FullSpan.Contains(written.Span))
        {
            return;
        }

        if (ShapeReader.Problem(type) is { } problem)
        {
            context.Report(Descriptor, syntax.Identifier.GetLocation(), $"[Shape] makes nothing of {TypeName.Of(type)}: it {problem}");
            return;
        }

        foreach (var member in JsonForm.Of(type, context.Cancellation).Members)
        {
            if (ShapeReader.IsTaken(member.Property.Name))
            {
                var own = member.Property.Locations.FirstOrDefault(place => place.SourceTree == syntax.SyntaxTree) ?? syntax.Identifier.GetLocation();
                context.Report(
                    Descriptor, own,
                    $"'{member.Property.Name}' of {TypeName.Of(type)} is no property of its values, which have something of that name themselves; read it by .Get(value => value.{member.Property.Name}), or give it another name and [JsonPropertyName(\"{member.Name}\")]");
            }
        }
    }
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Shapes;

/// <summary>
/// Writes the members that <c>[Shape]</c> gives a type: a property of <c>Value&lt;T&gt;</c> for each of its members, and <c>Of</c>,
/// which makes a value of it from other values.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ShapeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var shapes = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Scout.ShapeAttribute",
                static (_, _) => true,
                static (target, cancellation) => ShapeReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellation))
            .Where(static shape => shape is not null);
        context.RegisterSourceOutput(shapes, static (output, shape) =>
            output.AddSource(ShapeReader.FileName(shape!), SourceText.From(ShapeSource.Of(shape!), Encoding.UTF8)));
    }
}

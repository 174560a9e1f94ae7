using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Definitions;

namespace Scout.Analyzers.Contracts;

/// <summary>Finds the classes of workflows. By syntax where that finds them all; else every type is asked, for an id may be a constant of another file.</summary>
internal static class WorkflowClasses
{
    /// <summary>The classes with some ids, or more.</summary>
    public static ILookup<string, INamedTypeSymbol> Of(Project project, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var types = ids.All(id => project.Index.Workflows(id).Count > 0)
            ? ids.SelectMany(project.Index.Workflows).SelectMany(place => Types(place, project.Compilation, cancellation))
            : Types(project.Compilation.Assembly.GlobalNamespace, cancellation);
        return types
            .Select(type => (Id: WorkflowModel.IdOf(type, project.Symbols), Type: type))
            .Where(workflow => workflow.Id is not null)
            .ToLookup(workflow => workflow.Id!, workflow => workflow.Type);
    }

    private static IEnumerable<INamedTypeSymbol> Types(Location place, Compilation compilation, CancellationToken cancellation) =>
        place.SourceTree?.GetRoot(cancellation).FindNode(place.SourceSpan).FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } syntax
            ? compilation.GetSymbolsWithName(syntax.Identifier.ValueText, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
                .Where(type => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span))
            : [];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol around, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in around.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in Types(member, cancellation))
            {
                yield return inner;
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Architecture.Tests;

/// <summary>A folder of a project needs another.</summary>
/// <param name="From">The folder that needs, relative to the project.</param>
/// <param name="To">The folder that it needs.</param>
/// <param name="Example">A file and the type that it uses.</param>
internal sealed record FolderArrow(string From, string To, string Example);

/// <summary>Reads which folders of a project need which: by what its sources mean, not by what they import.</summary>
internal static class FolderArrows
{
    public static IReadOnlyCollection<FolderArrow> Of(string project)
    {
        var compilation = ProjectCode.Of(project);
        var arrows = new Dictionary<(string From, string To), FolderArrow>();
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            var from = Folder(project, tree.FilePath);
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                foreach (var used in Declarations(model.GetSymbolInfo(name)))
                {
                    var to = Folder(project, used.SyntaxTree.FilePath);
                    if (from != to)
                    {
                        arrows.TryAdd((from, to), new(from, to, $"{Path.GetFileName(tree.FilePath)} uses {name.Identifier.ValueText} of {Path.GetFileName(used.SyntaxTree.FilePath)}"));
                    }
                }
            }
        }

        return arrows.Values;
    }

    // Where the type of what is named is declared; nothing where it is another assembly's.
    private static IEnumerable<SyntaxReference> Declarations(SymbolInfo info)
    {
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = symbol as INamedTypeSymbol ?? (symbol is INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol ? null : symbol?.ContainingType);
        return type?.OriginalDefinition.DeclaringSyntaxReferences.Take(1) ?? [];
    }

    private static string Folder(string project, string file)
    {
        var relative = Repository.Relative(file);
        var folder = Path.GetDirectoryName(relative)!.Replace('\\', '/');
        return relative.StartsWith($"src/{project}/", StringComparison.Ordinal) ? folder.Length == $"src/{project}".Length ? "" : folder[$"src/{project}/".Length..] : folder["src/Scout.Revisions/".Length..];
    }
}

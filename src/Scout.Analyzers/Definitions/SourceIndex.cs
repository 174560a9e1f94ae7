using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Definitions;

/// <summary>What definitions everywhere in the project name: methods, workflow ids and inputs. By syntax, so that rules about one file can ask about the others while somebody types.</summary>
internal sealed class SourceIndex
{
    // A keystroke makes a new compilation of the old trees, but one.
    private static readonly ConditionalWeakTable<SyntaxTree, FileIndex> Files = new();

    private readonly HashSet<string> _methods = [];
    private readonly Dictionary<string, List<Location>> _workflows = new(StringComparer.Ordinal);

    private readonly List<InputTaker> _takers = [];

    private SourceIndex()
    {
    }

    public static SourceIndex Of(Compilation compilation)
    {
        var index = new SourceIndex();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!Files.TryGetValue(tree, out var file))
            {
                file = Files.GetValue(tree, tree => FileIndex.Of(tree.GetRoot()));
            }

            index.Add(file);
        }

        return index;
    }

    /// <summary>Whether a definition names the method, or one of the same name and class, as code.</summary>
    public bool MayBeCode(MethodDeclarationSyntax method)
    {
        var name = method.Identifier.ValueText;
        return _methods.Contains(name)
            || (method.Parent is TypeDeclarationSyntax type && _methods.Contains($"{type.Identifier.ValueText}.{name}"));
    }

    /// <summary>Where a workflow id is written, in no order.</summary>
    public IReadOnlyList<Location> Workflows(string id) => _workflows.TryGetValue(id, out var places) ? places : [];

    /// <summary>The workflows that take a type of this name, in no order.</summary>
    public IEnumerable<InputTaker> Takers(string input) => _takers.Where(taker => taker.Input == input);

    private void Add(FileIndex file)
    {
        _methods.UnionWith(file.Methods);
        _takers.AddRange(file.Takers);
        foreach (var (id, location) in file.Workflows)
        {
            if (!_workflows.TryGetValue(id, out var places))
            {
                _workflows.Add(id, places = []);
            }

            places.Add(location);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>The normalised source of one member or type, and what it reaches.</summary>
internal sealed class CodePart
{
    public CodePart(string id, string text, IReadOnlyCollection<Reach> reaches, IReadOnlyCollection<string> assemblies)
    {
        Id = id;
        Line = text.Length == 0 ? "" : $"{id} {Sha256.Hex(text)}";
        Reaches = reaches;
        Assemblies = assemblies;
    }

    public string Id { get; }

    /// <summary>The id and the text's hash; empty where the part only reaches others.</summary>
    public string Line { get; }

    public IReadOnlyCollection<Reach> Reaches { get; }

    /// <summary>The names of the other assemblies that it uses.</summary>
    public IReadOnlyCollection<string> Assemblies { get; }
}

/// <summary>Reads one member or type.</summary>
internal static class PartReader
{
    public static CodePart Read(FingerprintCompilation compilation, Reach reach)
    {
        var id = compilation.Ids.Of(reach.Symbol);
        if (!compilation.IsOwn(reach.Symbol))
        {
            var assembly = reach.Symbol.ContainingAssembly;
            return new(id, "elsewhere", [], compilation.Assemblies.Counts(assembly) ? [assembly.Identity.Name] : []);
        }

        if (reach.Symbol is INamedTypeSymbol type)
        {
            return reach.Kind switch
            {
                ReachKind.Statics => new($"statics {id}", "", [.. TypeReaches.Statics(type)], []),
                ReachKind.Derived => new($"derived {id}", "", [.. TypeReaches.Derived(compilation, type)], []),
                ReachKind.Whole => new($"whole {id}", "", [.. TypeReaches.Whole(type)], []),
                _ => Declarations(compilation, type, id, TypeReaches.Implied(compilation, type)),
            };
        }

        return Declarations(compilation, reach.Symbol, id, []);
    }

    /// <summary>A partial type or member is read in the order of what its parts say, not of their files.</summary>
    private static CodePart Declarations(FingerprintCompilation compilation, ISymbol symbol, string id, IEnumerable<Reach> implied)
    {
        var reaches = new HashSet<Reach>(implied);
        var assemblies = new HashSet<string>(StringComparer.Ordinal);
        var texts = new List<string>();
        foreach (var declaration in Syntax(symbol))
        {
            var writer = new PartWriter(compilation, declaration, reaches, assemblies);
            DeclarationWriter.Write(writer, symbol, declaration);
            texts.Add(writer.Text.ToString());
        }

        texts.Sort(StringComparer.Ordinal);
        return new(id, string.Join("\n", texts), reaches, assemblies);
    }

    private static IEnumerable<SyntaxNode> Syntax(ISymbol symbol)
    {
        var implementation = symbol switch
        {
            IMethodSymbol method => method.PartialImplementationPart,
            IPropertySymbol property => property.PartialImplementationPart,
            _ => (ISymbol?)null,
        };
        return symbol.DeclaringSyntaxReferences
            .Concat(implementation?.DeclaringSyntaxReferences ?? [])
            .Select(reference => reference.GetSyntax())
            .Where(node => node is not CompilationUnitSyntax)
            .Distinct();
    }
}

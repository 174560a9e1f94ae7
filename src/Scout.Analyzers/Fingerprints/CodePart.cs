using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Fingerprints;

/// <summary>The normalised source of one member or type, and what it reaches.</summary>
internal sealed class CodePart
{
    /// <param name="id">Whose part it is.</param>
    /// <param name="text">Its normalised source.</param>
    /// <param name="reaches">What that reaches in the compilation.</param>
    /// <param name="others">What it uses of other assemblies.</param>
    /// <param name="lines">The same text with the line ends of Unix in its literals.</param>
    public CodePart(string id, string text, IReadOnlyCollection<Reach> reaches, OtherCode others, string? lines = null)
    {
        Record = id.Contains(' ') || id.StartsWith("N:", StringComparison.Ordinal) ? ""
            : text.Length == 0 ? $"{id} -"
            : lines is null || lines == text ? $"{id} {Sha256.Short(text)}"
            : $"{id} {Sha256.Short(text)} {Sha256.Short(lines)}";
        Id = id;
        Line = text.Length == 0 ? "" : $"{id} {Sha256.Hex(text)}";
        Reaches = reaches;
        Others = others;
    }

    public string Id { get; }

    /// <summary>The id and the text's hash; empty where the part only reaches others.</summary>
    public string Line { get; }

    /// <summary>The id and the beginning of the hash, with a second one where the text's literals hold line ends that a checkout may change; empty where nobody knows the part by a name.</summary>
    public string Record { get; }

    public IReadOnlyCollection<Reach> Reaches { get; }

    /// <summary>What it uses of other assemblies.</summary>
    public OtherCode Others { get; }
}

/// <summary>Reads one member or type.</summary>
internal static class PartReader
{
    public static CodePart Read(FingerprintCompilation compilation, Reach reach)
    {
        var id = compilation.Ids.Of(reach.Symbol);
        if (!compilation.IsOwn(reach.Symbol))
        {
            var others = new OtherCode();
            others.Add(reach.Symbol, compilation.Assemblies);
            return new(id, "elsewhere", [], others);
        }

        if (reach.Symbol is INamedTypeSymbol type)
        {
            return reach.Kind switch
            {
                ReachKind.Statics => new($"statics {id}", "", [.. TypeReaches.Statics(type)], new()),
                ReachKind.Derived => new($"derived {id}", "", [.. TypeReaches.Derived(compilation, type)], new()),
                ReachKind.Whole => new($"whole {id}", "", [.. TypeReaches.Whole(compilation, type)], new()),
                _ => Declarations(compilation, type, id, TypeReaches.Implied(compilation, type)),
            };
        }

        return Declarations(compilation, reach.Symbol, id, []);
    }

    /// <summary>A partial type or member is read in the order of what its parts say, not of their files.</summary>
    private static CodePart Declarations(FingerprintCompilation compilation, ISymbol symbol, string id, IEnumerable<Reach> implied)
    {
        var reaches = new HashSet<Reach>(implied);
        var others = new OtherCode();
        var texts = new List<string>();
        var lines = new List<string>();
        foreach (var declaration in Syntax(symbol))
        {
            var writer = new PartWriter(compilation, declaration, reaches, others);
            DeclarationWriter.Write(writer, symbol, declaration);
            texts.Add(writer.Text.ToString());
            lines.Add(writer.Text.WithUnixLines());
        }

        texts.Sort(StringComparer.Ordinal);
        lines.Sort(StringComparer.Ordinal);
        return new(id, string.Join("\n", texts), reaches, others, string.Join("\n", lines));
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

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Determinism;

/// <summary>What the project's code does that definitions run. Each body is read once for the compilation.</summary>
internal sealed class CalledCode(Compilation compilation, KnownSymbols symbols)
{
    private static readonly BodyFacts Nothing = new([], []);

    private readonly ConcurrentDictionary<ISymbol, BodyFacts> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The nearest of each kind of finding in a member and in what it calls, with the members on the way to it.</summary>
    public IReadOnlyList<(Finding Finding, IReadOnlyList<ISymbol> Way)> Findings(ISymbol member, CancellationToken cancellation)
    {
        var found = new List<(Finding, IReadOnlyList<ISymbol>)>();
        var kinds = new HashSet<Impurity>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { member };
        var next = new Queue<IReadOnlyList<ISymbol>>([[member]]);
        while (next.Count > 0)
        {
            var way = next.Dequeue();
            var body = Body(way[way.Count - 1], cancellation);
            found.AddRange(body.Findings.Where(finding => kinds.Add(finding.Impurity)).Select(finding => (finding, way)));
            foreach (var (called, _) in body.Calls)
            {
                if (seen.Add(called))
                {
                    next.Enqueue([.. way, called]);
                }
            }
        }

        return found;
    }

    private BodyFacts Body(ISymbol member, CancellationToken cancellation)
    {
        if (!_bodies.TryGetValue(member, out var body))
        {
            body = Read(member, cancellation);
            _bodies.TryAdd(member, body);
        }

        return body;
    }

    private BodyFacts Read(ISymbol member, CancellationToken cancellation)
    {
        var roots = new List<IOperation?>();
        foreach (var syntax in Code(member, cancellation))
        {
            if (!IsGenerated(syntax.SyntaxTree))
            {
                roots.Add(Model(syntax.SyntaxTree).GetOperation(syntax, cancellation));
            }
        }

        return roots.Count == 0 ? Nothing : new BodyReader(symbols, compilation.Assembly, cancellation).Read(roots);
    }

    // The compilation caches no model for us, and this is the point of the rule: what a definition calls may stand in another file. Each member is read once.
#pragma warning disable RS1030
    private SemanticModel Model(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    // A constructor runs the initialisers of the object's members too.
    private static IEnumerable<SyntaxNode> Code(ISymbol member, CancellationToken cancellation)
    {
        var members = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? member.ContainingType.GetMembers().Where(part => !part.IsStatic && part is IFieldSymbol or IPropertySymbol).Prepend(member)
            : [member];
        foreach (var part in members)
        {
            foreach (var reference in part.DeclaringSyntaxReferences)
            {
                var code = reference.GetSyntax(cancellation) switch
                {
                    VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                    PropertyDeclarationSyntax property => property.Initializer?.Value,
                    TypeDeclarationSyntax or ParameterSyntax => null,
                    var syntax => part is IMethodSymbol ? syntax : null,
                };
                if (code is not null)
                {
                    yield return code;
                }
            }
        }
    }

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith(".designer.cs", StringComparison.OrdinalIgnoreCase);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Scout.Analyzers.Fingerprints;

/// <summary>What is looked up once for a whole compilation.</summary>
internal sealed class FingerprintCompilation(CSharpCompilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<Reach, CodePart> _parts = [];
    private readonly Dictionary<Reach, HashSet<ISymbol>> _statics = [];
    private readonly Dictionary<ITypeParameterSymbol, bool> _askedFor = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<INamedTypeSymbol>? _types;
    private IReadOnlyList<ISymbol>? _moduleInitializers;
    private IReadOnlyList<ISymbol>? _serviceRegistrations;

    public CSharpCompilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    public SymbolIds Ids { get; } = new();

    public OtherAssemblies Assemblies { get; } = new(compilation);

    /// <summary>Every type that the compilation declares, nested ones too.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types => _types ??= [.. Declared(Compilation.Assembly.GlobalNamespace)];

    /// <summary>Methods that run when the assembly is loaded.</summary>
    public IReadOnlyList<ISymbol> ModuleInitializers => _moduleInitializers ??=
        [.. Types.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()).Where(method => method.IsStatic
            && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ModuleInitializerAttribute"))];

    /// <summary>What registers the services that code asks its context for.</summary>
    public IReadOnlyList<ISymbol> ServiceRegistrations => _serviceRegistrations ??=
        [.. Types.Where(type => type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "WorkflowServicesAttribute" } mark && OtherAssemblies.IsScouts(mark.ContainingAssembly)))
            .SelectMany(type => type.GetMembers("Configure").OfType<IMethodSymbol>())];

    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    public SemanticModel Model(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            model = Compilation.GetSemanticModel(tree);
            _models.Add(tree, model);
        }

        return model;
    }

    public CodePart Part(Reach reach)
    {
        if (!_parts.TryGetValue(reach, out var part))
        {
            Cancellation.ThrowIfCancellationRequested();
            part = PartReader.Read(this, reach);
            _parts.Add(reach, part);
        }

        return part;
    }

    /// <summary>The static state that a member may read or change.</summary>
    public HashSet<ISymbol> StaticsOf(Reach reach)
    {
        if (!_statics.TryGetValue(reach, out var statics))
        {
            statics = CodeClosure.Statics(CodeClosure.Follow(this, [], [reach]));
            _statics.Add(reach, statics);
        }

        return statics;
    }

    /// <summary>Whether a type parameter's owner asks for the type that it stands for.</summary>
    public bool AsksFor(ITypeParameterSymbol parameter)
    {
        if (!_askedFor.TryGetValue(parameter, out var asks))
        {
            asks = Reflection.AsksFor(this, parameter);
            _askedFor.Add(parameter, asks);
        }

        return asks;
    }

    private static IEnumerable<INamedTypeSymbol> Declared(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in Declared(member))
            {
                yield return inner;
            }
        }
    }
}

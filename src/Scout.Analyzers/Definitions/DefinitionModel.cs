using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Definitions;

/// <summary>What a method that adds blocks says, as far as it can be known without running it.</summary>
internal sealed class DefinitionModel(IMethodSymbol method, IMethodBodyOperation body, IReadOnlyList<ITypeSymbol>? types, ScopeModel scope)
{
    private Dictionary<string, BlockModel>? _byId;

    public IMethodSymbol Method { get; } = method;

    public IMethodBodyOperation Body { get; } = body;

    /// <summary>Whether the method is a workflow's <c>Define</c>, not one that such a method calls.</summary>
    public bool IsWorkflow => types is not null;

    /// <summary>What the workflow takes; null where the method is no <c>Define</c>.</summary>
    public ITypeSymbol? Input => types?[0];

    /// <summary>What the workflow yields; null where the method is no <c>Define</c>.</summary>
    public ITypeSymbol? Output => types?[1];

    /// <summary>The parameter that is the workflow's input.</summary>
    public IParameterSymbol? InputParameter => IsWorkflow && Method.Parameters.Length == 2 ? Method.Parameters[1] : null;

    /// <summary>The body of the workflow, or of the method.</summary>
    public ScopeModel Scope { get; } = scope;

    /// <summary>Every block, in the order of the source.</summary>
    public List<BlockModel> Blocks { get; } = [];

    /// <summary>Every template and condition, in the order of the source; none where the template parser is missing.</summary>
    public List<TemplateSite> Templates { get; } = [];

    /// <summary>The names that <c>Variable("name")</c> is called with, and the blocks that it is called for.</summary>
    public List<(IOperation Name, BlockModel? Block)> Variables { get; } = [];

    /// <summary>Where blocks may be that are not known.</summary>
    public List<UnseenPlace> Unseen { get; } = [];

    /// <summary>The blocks that locals hold.</summary>
    public Dictionary<ISymbol, BlockModel> Locals { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Locals that hold one block after another, or something else after a block.</summary>
    public HashSet<ISymbol> Reassigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether templates, or options with templates, come from members and methods: what they read is not known here.</summary>
    public bool HasOtherTemplates { get; set; }

    /// <summary>References in C# to the input, to loops' variables and to locals that hold blocks.</summary>
    public List<IOperation> References { get; } = [];

    /// <summary>Whether every block of the workflow and every template is known: what is not among them does not exist.</summary>
    public bool IsWhole => IsWorkflow && Unseen.Count == 0 && TemplateParserProbe.Missing is null;

    /// <summary>The blocks by id; of two with the same id, the first.</summary>
    public IReadOnlyDictionary<string, BlockModel> ById => _byId ??= IndexById();

    /// <summary>The names that reads of its templates begin with; null where not all of them can be known.</summary>
    public HashSet<string>? NamesInTemplates()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var site in Templates)
        {
            if (!site.Text.IsWhole || site.Parsed.SyntaxError is not null)
            {
                return null;
            }

            foreach (var read in site.Parsed.Reads)
            {
                names.Add(read.Root);
            }
        }

        return names;
    }

    private Dictionary<string, BlockModel> IndexById()
    {
        var byId = new Dictionary<string, BlockModel>(StringComparer.Ordinal);
        foreach (var block in Blocks)
        {
            if (block.Id is { } id && !byId.ContainsKey(id))
            {
                byId.Add(id, block);
            }
        }

        return byId;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Code;
using Scout.Analyzers.Contracts;
using Scout.Analyzers.Definitions;
using Scout.Analyzers.Determinism;
using Scout.Analyzers.Forms;
using Scout.Analyzers.Limits;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers;

/// <summary>What rules know of the compilation as a whole. Each part is made when it is first asked for.</summary>
internal sealed class Project
{
    private readonly Lazy<SourceIndex> _index;
    private readonly Lazy<RunningContracts> _contracts;
    private readonly Lazy<ScoutJson?> _scoutJson;

    public Project(Compilation compilation, AnalyzerOptions options, KnownSymbols symbols)
    {
        (Compilation, Options, Symbols) = (compilation, options, symbols);
        CalledCode = new(compilation, symbols);
        Shapes = new(Forms);
        Values = new(Forms);
        // Not to be cancelled: the others that wait for one would be told so for ever.
        _index = new(() => SourceIndex.Of(compilation));
        _contracts = new(() => new RunningContracts(this));
        _scoutJson = new(() => ScoutJson.Of(options));
    }

    public Compilation Compilation { get; }

    /// <summary>Settings and additional files: <c>scout.json</c> and what the environments run.</summary>
    public AnalyzerOptions Options { get; }

    public KnownSymbols Symbols { get; }

    /// <summary>What code does that definitions call.</summary>
    public CalledCode CalledCode { get; }

    /// <summary>What the whole of the source says, as far as syntax tells.</summary>
    public SourceIndex Index => _index.Value;

    /// <summary>What environments run of the project's workflows.</summary>
    public RunningContracts Contracts => _contracts.Value;

    /// <summary>How the types' values are written as JSON.</summary>
    public JsonForms Forms { get; } = new();

    /// <summary>Which types have no JSON form.</summary>
    public ValueForms Values { get; }

    /// <summary>What templates can read of the types' values.</summary>
    public SymbolShapes Shapes { get; }

    /// <summary>The project's settings; null where there are none, or none that can be read.</summary>
    public ScoutJson? ScoutJson => _scoutJson.Value;

    public void Check(IEnumerable<ProjectRule> rules, CompilationAnalysisContext context)
    {
        foreach (var rule in rules)
        {
            rule.Check(this, context);
        }
    }
}

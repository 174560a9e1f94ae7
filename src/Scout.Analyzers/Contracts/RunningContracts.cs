using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Definitions;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>What environments run of the project's workflows, compared with them once, however many files and rules ask.</summary>
internal sealed class RunningContracts
{
    private readonly Project _project;
    private ContractReport? _report;

    public RunningContracts(Project project)
    {
        _project = project;
        Baseline = project.Options.AdditionalFiles.FirstOrDefault(file => file.Path.EndsWith(ContractLines.Extension, StringComparison.OrdinalIgnoreCase))?.GetText() is { } text
            ? BaselineReader.Read(text)
            : Baseline.Empty;
    }

    public Baseline Baseline { get; }

    /// <summary>What is to be said about the project.</summary>
    public ContractReport Report(CancellationToken cancellation)
    {
        // Not a Lazy: one that was cancelled would stay so, and an editor asks again.
        if (_report is { } known)
        {
            return known;
        }

        Interlocked.CompareExchange(ref _report, Compare(cancellation), null);
        return _report;
    }

    /// <summary>The environments that count for a file.</summary>
    public CountedEnvironments Counted(AnalyzerConfigOptions settings) =>
        CountedEnvironments.Of(settings.TryGetValue(CountedEnvironments.Option, out var option) ? option : null, Baseline);

    /// <summary>The revisions of a workflow that count.</summary>
    public IReadOnlyList<BaselineRevision> Revisions(string workflow, CountedEnvironments counted) =>
        [.. counted.Of(Baseline.Revisions.Where(revision => revision.Workflow == workflow))];

    private ContractReport Compare(CancellationToken cancellation)
    {
        string[] ids = [.. Baseline.Revisions.Select(revision => revision.Workflow).Distinct()];
        var classes = WorkflowClasses.Of(_project, ids, cancellation);
        var problems = ids.SelectMany(id => classes[id].SelectMany(type => Problems(id, type, cancellation)));
        return new([.. problems], [.. Removed(ids, classes)]);
    }

    private IEnumerable<ContractProblem> Problems(string id, INamedTypeSymbol type, CancellationToken cancellation)
    {
        var workflow = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<ClassDeclarationSyntax>()
            .Select(syntax => WorkflowModel.Of(type, syntax, _project.Symbols)).FirstOrDefault(workflow => workflow is not null);
        if (workflow is null)
        {
            return [];
        }

        var counted = Counted(Settings(workflow.Syntax.SyntaxTree));
        var revisions = Revisions(id, counted);
        return
        [
            .. ContractProblems.Of(ContractRole.Input, workflow.Input, Argument(workflow, 0), revisions, counted.Note, cancellation),
            .. ContractProblems.Of(ContractRole.Output, workflow.Output, Argument(workflow, 1), revisions, counted.Note, cancellation),
        ];
    }

    private IEnumerable<RemovedWorkflow> Removed(string[] ids, ILookup<string, INamedTypeSymbol> classes)
    {
        string[] missing = [.. ids.Where(id => !classes.Contains(id) && Baseline.Revisions.Any(revision => revision.Workflow == id && revision.IsOwn))];
        if (missing.Length == 0)
        {
            return [];
        }

        var written = classes.SelectMany(group => group.Select(type => (group.Key, WorkflowModel.IdLocationOf(type, _project.Symbols) ?? type.Locations[0]))).ToList();
        var place = RemovedWorkflow.Place(written, Baseline, _project.Compilation);
        var counted = Counted(Settings(place.SourceTree));
        return missing
            .Select(id => (Id: id, Revisions: Revisions(id, counted)))
            .Where(workflow => workflow.Revisions.Count > 0)
            .Select(workflow => new RemovedWorkflow(workflow.Id, RunningWords.Of(workflow.Revisions) + counted.Note, place));
    }

    private AnalyzerConfigOptions Settings(SyntaxTree? tree) => tree is null
        ? _project.Options.AnalyzerConfigOptionsProvider.GlobalOptions
        : _project.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);

    // `Workflow<TIn, TOut>` in the class's base list; the class's name where another class stands between.
    private static Location Argument(WorkflowModel workflow, int index)
    {
        var types = workflow.Syntax.BaseList?.Types.Select(type => type.Type).Select(type => type is QualifiedNameSyntax name ? name.Right : type);
        return types?.OfType<GenericNameSyntax>().FirstOrDefault(name => name is { Identifier.ValueText: "Workflow", TypeArgumentList.Arguments.Count: 2 }) is { } generic
            ? generic.TypeArgumentList.Arguments[index].GetLocation()
            : workflow.Syntax.Identifier.GetLocation();
    }
}

/// <summary>All that breaks callers of what environments run.</summary>
/// <param name="Problems">Changes of inputs and outputs.</param>
/// <param name="Removed">Workflows that are gone.</param>
internal sealed record ContractReport(ImmutableArray<ContractProblem> Problems, ImmutableArray<RemovedWorkflow> Removed);

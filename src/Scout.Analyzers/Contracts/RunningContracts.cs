using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Definitions;
using Scout.Rules.Contracts;

namespace Scout.Analyzers.Contracts;

/// <summary>What environments run of the project's workflows, compared with each workflow once: five rules ask.</summary>
internal sealed class RunningContracts
{
    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<ContractProblem>> _problems = new(SymbolEqualityComparer.Default);

    private RunningContracts(Baseline baseline) => Baseline = baseline;

    public Baseline Baseline { get; }

    public static RunningContracts Of(AnalyzerOptions options, CancellationToken cancellation) => new(
        options.AdditionalFiles.FirstOrDefault(file => file.Path.EndsWith(ContractLines.Extension, StringComparison.OrdinalIgnoreCase))?.GetText(cancellation) is { } text
            ? BaselineReader.Read(text)
            : Baseline.Empty);

    /// <summary>The environments that count for a file.</summary>
    public CountedEnvironments Counted(AnalyzerConfigOptions settings) =>
        CountedEnvironments.Of(settings.TryGetValue(CountedEnvironments.Option, out var option) ? option : null, Baseline);

    /// <summary>The revisions of a workflow that count.</summary>
    public IReadOnlyList<BaselineRevision> Revisions(string workflow, CountedEnvironments counted) =>
        [.. counted.Of(Baseline.Revisions.Where(revision => revision.Workflow == workflow))];

    /// <summary>Every change of a workflow's input and output that breaks callers.</summary>
    public IReadOnlyList<ContractProblem> Problems(WorkflowModel workflow, AnalyzerConfigOptions settings, CancellationToken cancellation) =>
        Baseline.Revisions.IsEmpty || workflow.Id is not { } id ? [] : _problems.GetOrAdd(workflow.Type, _ => Compare(workflow, id, settings, cancellation));

    private IReadOnlyList<ContractProblem> Compare(WorkflowModel workflow, string id, AnalyzerConfigOptions settings, CancellationToken cancellation)
    {
        var counted = Counted(settings);
        var revisions = Revisions(id, counted);
        return
        [
            .. ContractProblems.Of(ContractRole.Input, workflow.Input, Argument(workflow, 0), revisions, counted.Note, cancellation),
            .. ContractProblems.Of(ContractRole.Output, workflow.Output, Argument(workflow, 1), revisions, counted.Note, cancellation),
        ];
    }

    // `Workflow<TIn, TOut>` in the class's base list; the class's name where another class stands between.
    private static Location Argument(WorkflowModel workflow, int index)
    {
        var types = workflow.Syntax.BaseList?.Types.Select(type => type.Type).Select(type => type is QualifiedNameSyntax name ? name.Right : type);
        return types?.OfType<GenericNameSyntax>().FirstOrDefault(name => name is { Identifier.ValueText: "Workflow", TypeArgumentList.Arguments.Count: 2 }) is { } generic
            ? generic.TypeArgumentList.Arguments[index].GetLocation()
            : workflow.Syntax.Identifier.GetLocation();
    }
}

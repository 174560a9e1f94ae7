using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3010 to 3014: a change of a workflow's input or output breaks callers of what an environment runs. The rules differ in the change and in the words.</summary>
internal sealed class ContractRule : FileRule
{
    public static readonly DiagnosticDescriptor RequiredInputAdded = RuleDescriptor.Create(
        "SCOUT3010", RuleCategory.Contracts, DiagnosticSeverity.Warning, "An input that callers do not send is optional");
    public static readonly DiagnosticDescriptor InputRemoved = RuleDescriptor.Create(
        "SCOUT3011", RuleCategory.Contracts, DiagnosticSeverity.Warning, "An input that callers send is kept");
    public static readonly DiagnosticDescriptor InputNarrowed = RuleDescriptor.Create(
        "SCOUT3012", RuleCategory.Contracts, DiagnosticSeverity.Warning, "An input takes what callers send");
    public static readonly DiagnosticDescriptor OutputRemoved = RuleDescriptor.Create(
        "SCOUT3013", RuleCategory.Contracts, DiagnosticSeverity.Warning, "An output that callers read is kept");
    public static readonly DiagnosticDescriptor OutputWidened = RuleDescriptor.Create(
        "SCOUT3014", RuleCategory.Contracts, DiagnosticSeverity.Warning, "An output yields only what callers know");

    public static readonly ImmutableArray<ContractRule> All =
    [
        new(RequiredInputAdded, ContractRole.Input, ContractChange.RequiredAdded, problem =>
            $"{problem.Subject} is required, but {problem.Runs}, whose callers do not send it; give it a default, or let it be null"),
        new(InputRemoved, ContractRole.Input, ContractChange.Removed, problem =>
            $"{problem.Subject} is gone, but {problem.Runs}, whose callers send '{problem.Name}'; keep it, or make it optional first"),
        new(InputNarrowed, ContractRole.Input, ContractChange.Narrowed, problem =>
            $"{problem.Subject} {problem.Finding.What}, but {problem.Runs}, whose callers send what was right before; take that too, or add an input beside it"),
        new(OutputRemoved, ContractRole.Output, ContractChange.Removed, problem =>
            $"{problem.Subject} is gone, but {problem.Runs}, whose callers read '{problem.Name}'; keep it, and add what is new beside it"),
        new(OutputWidened, ContractRole.Output, ContractChange.Widened, problem =>
            $"{problem.Subject} {problem.Finding.What}, but {problem.Runs}, whose callers do not expect that; leave it as it was, and add an output beside it"),
    ];

    private readonly DiagnosticDescriptor _descriptor;
    private readonly ContractRole _role;
    private readonly ContractChange _change;
    private readonly Func<ContractProblem, string> _message;

    private ContractRule(DiagnosticDescriptor descriptor, ContractRole role, ContractChange change, Func<ContractProblem, string> message)
        : base(descriptor) => (_descriptor, _role, _change, _message) = (descriptor, role, change, message);

    public override void Check(Project project, SemanticModelAnalysisContext file)
    {
        foreach (var problem in project.Contracts.Report(file.CancellationToken).Problems)
        {
            if (problem.Role == _role && problem.Finding.Change == _change && problem.Location.SourceTree == file.SemanticModel.SyntaxTree)
            {
                file.ReportDiagnostic(Diagnostic.Create(_descriptor, problem.Location, _message(problem)));
            }
        }
    }
}

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3012: an input takes less than callers send.</summary>
internal sealed class InputNarrowedRule() : ContractRule(Descriptors.InputNarrowed, ContractRole.Input, ContractChange.Narrowed)
{
    protected override string Message(ContractProblem problem) =>
        $"{problem.Subject} {problem.Finding.What}, but {problem.Runs}, whose callers send what was right before; take that too, or add an input beside it";
}

namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3013: an output that callers read is gone.</summary>
internal sealed class OutputRemovedRule() : ContractRule(Descriptors.OutputRemoved, ContractRole.Output, ContractChange.Removed)
{
    protected override string Message(ContractProblem problem) =>
        $"{problem.Subject} is gone, but {problem.Runs}, whose callers read '{problem.Name}'; keep it, and add what is new beside it";
}

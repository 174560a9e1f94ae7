namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3011: an input that callers send is gone.</summary>
internal sealed class InputRemovedRule() : ContractRule(Descriptors.InputRemoved, ContractRole.Input, ContractChange.Removed)
{
    protected override string Message(ContractProblem problem) =>
        $"{problem.Subject} is gone, but {problem.Runs}, whose callers send '{problem.Name}'; keep it, or make it optional first";
}

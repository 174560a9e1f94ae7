namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3010: an input that callers do not send must be sent.</summary>
internal sealed class RequiredInputAddedRule() : ContractRule(Descriptors.RequiredInputAdded, ContractRole.Input, ContractChange.RequiredAdded)
{
    protected override string Message(ContractProblem problem) =>
        $"{problem.Subject} is required, but {problem.Runs}, whose callers do not send it; give it a default, or let it be null";
}

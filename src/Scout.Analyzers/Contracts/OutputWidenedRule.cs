namespace Scout.Analyzers.Contracts;

/// <summary>SCOUT3014: an output may be more than callers know.</summary>
internal sealed class OutputWidenedRule() : ContractRule(Descriptors.OutputWidened, ContractRole.Output, ContractChange.Widened)
{
    protected override string Message(ContractProblem problem) =>
        $"{problem.Subject} {problem.Finding.What}, but {problem.Runs}, whose callers do not expect that; leave it as it was, and add an output beside it";
}

namespace Scout.Environments.Evidence;

/// <summary>Every error about recording results of validations.</summary>
internal static class EvidenceErrors
{
    public static ScoutException CannotBeRecorded(ValidationEvidence evidence, string problem) =>
        new("SCOUT6063", $"the result of the validation of {evidence.Display} was not recorded: {problem}. Where it is a name, give it another; else report it: no validation ends so.");
}

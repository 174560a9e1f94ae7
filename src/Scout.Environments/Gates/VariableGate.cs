using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Variable"/>: every variable that is read must be set.</summary>
internal static class VariableGate
{
    public static string? Ask(GateQuestion question, string name)
    {
        var environment = question.Environment.Name;
        return question.Settings.Variables.ContainsKey(name) ? null
            : $"{environment} has no variable '{name}', which the revision reads. Add it to \"variables\" in scout.json, for all environments or for {environment}.{Suggestion.DidYouMean(name, question.Settings.Variables.Keys)}";
    }
}

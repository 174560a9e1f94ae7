using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Model"/>: every alias that is used must stand for a model.</summary>
internal static class ModelGate
{
    public static string? Ask(GateQuestion question, string alias)
    {
        var environment = question.Environment.Name;
        return question.Settings.Models.ContainsKey(alias) ? null
            : $"{environment} has no model '{alias}', which the revision uses. Add it to \"models\" in scout.json, for all environments or for {environment}; a client that the project registers itself is \"provider\": \"services\".{Suggestion.DidYouMean(alias, question.Settings.Models.Keys)}";
    }
}

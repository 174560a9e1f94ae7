using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Provider"/>: the engine has it, and canned replies stay in development unless the environment allows them.</summary>
internal static class ProviderGate
{
    public static string? Ask(GateQuestion question, string alias)
    {
        var environment = question.Environment;
        if (question.Settings.Models.TryGetValue(alias, out var named) && ModelProviders.Problem(named.Provider, alias) is { } problem)
        {
            return $"in {environment.Name} the model '{alias}' has {problem}.";
        }

        var isScript = question.Settings.Models.TryGetValue(alias, out var model) && model.Provider == ModelProviders.Script;
        return !isScript || environment.IsDevelopment || environment.Allow.Contains(ModelProviders.Script) ? null
            : $"model '{alias}' is of the provider script in {environment.Name}: canned replies instead of a model. Give {environment.Name} a real model in scout.json, or let it have canned ones: \"allow\": [\"script\"].";
    }
}

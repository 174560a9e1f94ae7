using Scout.Revisions.Project;
using Scout.Revisions.Rules;

namespace Scout.Environments.Gates;

/// <summary><see cref="Gate.Secret"/>: where the environment demands it, every secret that is read must be set for whoever promotes. Nothing holds a rollback up.</summary>
internal static class SecretGate
{
    public static IEnumerable<NeededSecret> Needed(GateQuestion question) => question.Environment.Demand.Contains(EnvironmentPolicies.Secrets) && !question.IsRollback
        ? question.Used.Secrets.Select(name => new NeededSecret(name, "a template reads it", false)).Concat(Keys(question))
        : [];

    public static string? Ask(GateQuestion question, NeededSecret secret) => question.IsSet(secret) ? null
        : $"{question.Environment.Name} demands that its secrets are set where it is promoted to from, and '{secret.Name}' is not: {secret.Why}. Set the environment variable {secret.Variable}, or take \"{EnvironmentPolicies.Secrets}\" out of \"demand\" of {question.Environment.Name} in scout.json.";

    private static IEnumerable<NeededSecret> Keys(GateQuestion question) =>
        from alias in question.Used.Models
        where question.Settings.Models.ContainsKey(alias)
        let model = question.Settings.Models[alias]
        let key = ModelProviders.KeyOf(model.Provider, model.Key, model.Endpoint)
        where key is not null
        select new NeededSecret(key, $"it is the key of the model '{alias}'", true);
}

/// <summary>A secret that a revision needs in an environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Why">What for.</param>
/// <param name="IsKey">Whether it is the key of a model: these may also be set under their own name.</param>
internal sealed record NeededSecret(string Name, string Why, bool IsKey)
{
    /// <summary>The environment variable that it is usually set by.</summary>
    public string Variable => IsKey ? Name : $"Secrets__{Name}";

    /// <summary>Whether this process's environment has it.</summary>
    public bool IsInEnvironment() =>
        !string.IsNullOrWhiteSpace(System.Environment.GetEnvironmentVariable($"Secrets__{Name}")) || (IsKey && !string.IsNullOrWhiteSpace(System.Environment.GetEnvironmentVariable(Name)));
}

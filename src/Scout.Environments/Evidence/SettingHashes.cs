using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Evidence;

/// <summary>The hashes of an environment's settings, each by its name as diffs have it: <c>models.smart</c>, <c>variables.brand</c>, <c>http</c>, <c>limits.cost</c>. How fast a model may be asked is none of them.</summary>
internal static class SettingHashes
{
    private const string Models = "models.";
    private const string Variables = "variables.";
    private const string Limits = "limits.";
    private const string Http = "http";

    /// <summary>The hashes of the settings that are used.</summary>
    /// <param name="store">The store: canned replies are the files that they lie in.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="isUsed">Whether one is used.</param>
    public static ImmutableSortedDictionary<string, string> Of(StoreContext store, RunSettings settings, Func<SettingKind, string, bool> isUsed)
    {
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (alias, model) in settings.Models.Where(model => isUsed(SettingKind.Model, model.Key)))
        {
            hashes[Models + alias] = ContentHash.Of(Encoding.UTF8.GetBytes($"{Canonical(model with { Concurrency = null, RequestsPerMinute = null, TokensPerMinute = null })}{Replies(store, model)}"));
        }

        foreach (var (name, value) in settings.Variables.Where(variable => isUsed(SettingKind.Variable, variable.Key)))
        {
            hashes[Variables + name] = Hash(CanonicalJson.WriteString(value));
        }

        if (isUsed(SettingKind.Http, Http))
        {
            hashes[Http] = Hash(Canonical(settings.Http ?? new()));
        }

        foreach (var limit in JsonSerializer.SerializeToElement(settings.Limits ?? new(), StoreRecordsJson.Written).EnumerateObject().Where(limit => isUsed(SettingKind.Limit, limit.Name)))
        {
            hashes[Limits + limit.Name] = Hash(CanonicalJson.WriteString(limit.Value));
        }

        return hashes.ToImmutable();
    }

    /// <summary>The hash of hashes.</summary>
    public static string Together(ImmutableSortedDictionary<string, string> hashes) => Hash(string.Concat(hashes.Select(pair => $"{pair.Key}={pair.Value}\n")));

    /// <summary>The name of a model's setting.</summary>
    public static string OfModel(string alias) => Models + alias;

    /// <summary>What the settings say now that they did not say, in words; none where they say the same.</summary>
    /// <param name="before">The hashes of what was used.</param>
    /// <param name="now">The hashes of what there is now.</param>
    /// <param name="used">The names of what is used now.</param>
    /// <param name="settings">What there is now.</param>
    public static string? Change(ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> now, IReadOnlySet<string> used, RunSettings settings)
    {
        string[] changed = [.. before.Keys.Union(used).Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
        return changed is [] ? null : $"{Words(changed[0], now.ContainsKey(changed[0]), settings)}{(changed.Length > 1 ? $", and {string.Join(", ", changed[1..])} changed too" : "")}";
    }

    private static string Words(string name, bool isThere, RunSettings settings) =>
        name.StartsWith(Models, StringComparison.Ordinal) ? isThere ? $"model '{name[Models.Length..]}' now stands for {Model(settings.Models[name[Models.Length..]])}" : $"there is no model '{name[Models.Length..]}' any more"
        : name.StartsWith(Variables, StringComparison.Ordinal) ? isThere ? $"variable '{name[Variables.Length..]}' has another value now" : $"variable '{name[Variables.Length..]}' is not set any more"
        : name == Http ? "requests may go elsewhere now (\"http\")"
        : $"the budget of runs is another now (\"{name}\")";

    private static string Model(ModelSettings model) =>
        string.Join(' ', new[] { model.Provider, model.Model, model.Endpoint is { } endpoint ? $"at {endpoint}" : null, model.Replies is { } replies ? $"with what {replies} says now" : null }.OfType<string>());

    private static string Replies(StoreContext store, ModelSettings model) =>
        model.Replies is { } replies && store.Files.Exists(store.Absolute(replies)) ? ContentHash.Of(store.Files.Read(store.Absolute(replies), FileLimits.Json)) : "";

    private static string Canonical<T>(T value) => CanonicalJson.WriteString(JsonSerializer.SerializeToElement(value, StoreRecordsJson.Written));

    private static string Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text));
}

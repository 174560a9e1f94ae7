using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Diff;

/// <summary>What differs between two settings of an environment: the other half of what a promotion pins. Empty if and only if they say the same.</summary>
internal static class SettingsDiff
{
    /// <summary>An entry for each variable, model alias, list of hosts and limit that differs, the heaviest first, then by key.</summary>
    /// <param name="before">The settings before.</param>
    /// <param name="after">The settings after.</param>
    /// <param name="isUsed">Whether the revision that runs with them uses a model alias, a variable or what is said about requests.</param>
    public static ImmutableArray<DiffEntry> Between(RunSettings before, RunSettings after, Func<SettingKind, string, bool> isUsed) =>
    [
        .. Entries(SettingKind.Model, Json(before.Models), Json(after.Models), isUsed)
            .Concat(Entries(SettingKind.Variable, before.Variables, after.Variables, isUsed))
            .Concat(AccessDiff.Between(before.Http, after.Http, name => isUsed(SettingKind.Http, name)))
            .Concat(Entries(SettingKind.Limit, Json(before.Limits), Json(after.Limits), isUsed))
            .OrderByDescending(entry => entry.Level)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal),
    ];

    /// <summary>Every value that differs, by its whole name: <c>models.fast.provider</c>, <c>variables.brand</c>.</summary>
    public static ImmutableArray<SettingChange> Changes(RunSettings before, RunSettings after) =>
        [.. Between(before, after, (_, _) => true).SelectMany(entry => entry.Settings)];

    /// <summary>What a difference means to a revision that does not use the setting.</summary>
    public static Impact Unused { get; } = new(DiffAxis.Behaviour, DiffLevel.Safe, "setting-unused", "not used by it");

    private static IEnumerable<DiffEntry> Entries(
        SettingKind kind,
        ImmutableSortedDictionary<string, JsonElement> before,
        ImmutableSortedDictionary<string, JsonElement> after,
        Func<SettingKind, string, bool> isUsed)
    {
        foreach (var name in before.Keys.Union(after.Keys))
        {
            JsonElement? old = before.TryGetValue(name, out var was) ? was : null;
            JsonElement? now = after.TryGetValue(name, out var isNow) ? isNow : null;
            if (old is not { } a || now is not { } b || !Same(a, b))
            {
                yield return Entry(kind, name, old, now, isUsed(kind, name));
            }
        }
    }

    private static DiffEntry Entry(SettingKind kind, string name, JsonElement? old, JsonElement? now, bool isUsed)
    {
        var id = $"{Section(kind)}.{name}";
        var impact = Judge(kind, old, now, isUsed);
        return new()
        {
            Key = $"settings.{id}",
            Kind = EntryKind.Setting,
            Change = old is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed,
            Id = id,
            Level = impact.Level,
            Settings = [.. kind == SettingKind.Model && old is { } a && now is { } b ? Members(id, a, b) : [new(id, SettingText.Values(old, now), old, now)]],
            Impacts = [impact],
        };
    }

    private static Impact Judge(SettingKind kind, JsonElement? old, JsonElement? now, bool isUsed) => (kind, isUsed) switch
    {
        (_, false) => Unused,
        _ when old is null => new(DiffAxis.Behaviour, DiffLevel.Risky, "setting-added", "was not set"),
        _ when now is null => new(DiffAxis.Behaviour, DiffLevel.Risky, "setting-removed", "is not set any more"),
        (SettingKind.Limit, _) => new(DiffAxis.Behaviour, DiffLevel.Risky, "limit-changed", "another budget of runs"),
        (SettingKind.Model, _) when OnlyPace(old.Value, now.Value) => new(DiffAxis.Behaviour, DiffLevel.Safe, "pace-changed", "asked sooner or later, for the same"),
        (SettingKind.Model, _) => new(DiffAxis.Behaviour, DiffLevel.Risky, "model-changed", "another model"),
        _ => new(DiffAxis.Behaviour, DiffLevel.Risky, "variable-changed", "another value"),
    };

    private static bool OnlyPace(JsonElement old, JsonElement now) => Members("", old, now).All(change => change.Setting is ".concurrency" or ".requests_per_minute" or ".tokens_per_minute");

    private static IEnumerable<SettingChange> Members(string id, JsonElement old, JsonElement now) =>
        from member in old.EnumerateObject().Concat(now.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal)
        let before = old.Member(member)
        let after = now.Member(member)
        where before is not { } a || after is not { } b || !Same(a, b)
        select new SettingChange($"{id}.{member}", SettingText.Change(member, before, after), before, after);

    private static string Section(SettingKind kind) => kind switch
    {
        SettingKind.Model => "models",
        SettingKind.Limit => "limits",
        _ => "variables",
    };

    private static ImmutableSortedDictionary<string, JsonElement> Json(ImmutableSortedDictionary<string, ModelSettings> models) =>
        models.ToImmutableSortedDictionary(model => model.Key, model => JsonSerializer.SerializeToElement(model.Value, RunJson.Written), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, JsonElement> Json(RunLimits? limits) => limits is null ? ImmutableSortedDictionary<string, JsonElement>.Empty
        : JsonSerializer.SerializeToElement(limits, RunJson.Written).EnumerateObject().ToImmutableSortedDictionary(limit => limit.Name, limit => limit.Value, StringComparer.Ordinal);

    // As promotions compare what they pin: by the canonical form, in which 1.0 is 1.
    private static bool Same(JsonElement a, JsonElement b) => CanonicalJson.Write(a).AsSpan().SequenceEqual(CanonicalJson.Write(b));
}

/// <summary>What an environment sets.</summary>
internal enum SettingKind
{
    /// <summary>What a model alias stands for.</summary>
    Model,

    /// <summary>The value of a variable.</summary>
    Variable,

    /// <summary>Where requests may go.</summary>
    Http,

    /// <summary>A limit of the budget of runs.</summary>
    Limit,
}

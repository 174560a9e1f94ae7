using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Environments.Diff;

/// <summary>What differs in where requests may go: an entry for each list of hosts, and one for the proxy.</summary>
internal static class AccessDiff
{
    public static IEnumerable<DiffEntry> Between(HttpAccess? before, HttpAccess? after, Func<string, bool> isUsed)
    {
        var (old, now) = (before ?? new(), after ?? new());
        if (!old.Hosts.SequenceEqual(now.Hosts))
        {
            yield return Entry("hosts", SettingText.Items(old.Hosts, now.Hosts), Json(old.Hosts), Json(now.Hosts), OfHosts(old.Hosts, now.Hosts), isUsed);
        }

        if (!old.Private.SequenceEqual(now.Private))
        {
            yield return Entry("private", SettingText.Items(old.Private, now.Private), Json(old.Private), Json(now.Private), now.Private.Except(old.Private).Any() ? Wider : Narrower, isUsed);
        }

        if (old.Proxy != now.Proxy)
        {
            yield return Entry("proxy", $"{old.Proxy ?? "none"} -> {now.Proxy ?? "none"}", Json(old.Proxy), Json(now.Proxy), new(DiffAxis.Behaviour, DiffLevel.Risky, "proxy-changed", "another proxy"), isUsed);
        }
    }

    private static Impact Wider => new(DiffAxis.Behaviour, DiffLevel.Risky, "access-widened", "requests may go to more hosts");

    private static Impact Narrower => new(DiffAxis.Behaviour, DiffLevel.Risky, "access-narrowed", "requests may go to fewer hosts");

    // Without a list every public host may be reached: a list is less, and none is more.
    private static Impact OfHosts(ImmutableArray<string> old, ImmutableArray<string> now)
    {
        var added = now.Except(old).ToArray();
        return now.IsEmpty || added.Any(host => HostPattern.Split(host).Name == HostPattern.Every) ? Wider
            : old.IsEmpty ? new(DiffAxis.Behaviour, DiffLevel.Risky, "access-limited", "requests may go to these hosts alone")
            : added.Length > 0 ? Wider
            : Narrower;
    }

    private static DiffEntry Entry(string name, string words, JsonElement? old, JsonElement? now, Impact impact, Func<string, bool> isUsed)
    {
        var id = $"http.{name}";
        var judged = isUsed(name) ? impact : SettingsDiff.Unused;
        return new()
        {
            Key = $"settings.{id}",
            Kind = EntryKind.Setting,
            Change = old is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed,
            Id = id,
            Level = judged.Level,
            Settings = [new(id, $"{name}: {words}", old, now)],
            Impacts = [judged],
        };
    }

    private static JsonElement? Json(ImmutableArray<string> hosts) => hosts.IsEmpty ? null : PlainJson.List(hosts.Select(PlainJson.Of));

    private static JsonElement? Json(string? text) => text is null ? null : PlainJson.Of(text);
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Makes the entries of the Blocks view from what was collected for them.</summary>
internal sealed class EntryWriter(Comparison comparison, Dictionary<string, EntryDraft> drafts)
{
    public ImmutableArray<DiffEntry> Write(bool first) =>
    [
        .. drafts.Select(d => Entry(d.Key, d.Value, first)).OrderByDescending(e => e.Level).ThenBy(e => e.Kind).ThenBy(e => e.Key, StringComparer.Ordinal),
    ];

    private DiffEntry Entry(string key, EntryDraft draft, bool first)
    {
        var entry = key.StartsWith("blocks.", StringComparison.Ordinal) ? Block(key, key["blocks.".Length..], draft) : Other(key, draft, first);
        return entry with
        {
            ConnectionsAdded = Sorted(draft.Added),
            ConnectionsRemoved = Sorted(draft.Removed),
            Impacts = [.. entry.Impacts.Distinct().OrderByDescending(i => i.Level)],
            Level = entry.Impacts.Max(i => i.Level),
        };
    }

    private DiffEntry Other(string key, EntryDraft draft, bool first)
    {
        var kind = key switch
        {
            "input" => EntryKind.Input,
            "result" => EntryKind.Result,
            "files" => EntryKind.Files,
            _ when key.StartsWith("calls.", StringComparison.Ordinal) => EntryKind.Call,
            _ => EntryKind.Workflow,
        };
        var (settings, impacts) = first
            ? ([], [new Impact(DiffAxis.Contract, DiffLevel.Safe, "first-version", "first version")])
            : kind switch
            {
                EntryKind.Input or EntryKind.Result => ContractRules.Judge(comparison, kind, draft),
                EntryKind.Call => Call(key["calls.".Length..]),
                EntryKind.Files => Files(),
                _ => Workflow(draft),
            };
        return new DiffEntry
        {
            Key = key,
            Kind = kind,
            Id = kind == EntryKind.Call ? key["calls.".Length..] : key,
            Change = first ? ChangeKind.Added : ChangeKind.Changed,
            Level = DiffLevel.Safe,
            Settings = [.. settings],
            Impacts = [.. impacts],
        };
    }

    private (List<SettingChange> Settings, List<Impact> Impacts) Call(string workflow)
    {
        var before = comparison.Before.Member("calls")?.Member(workflow);
        var after = comparison.After.Member("calls")?.Member(workflow);
        var impact = before is { } && after is { }
            ? new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "pinned-call-changed", "runs another revision")
            : new Impact(DiffAxis.Behaviour, DiffLevel.Safe, "pinned-calls", "follows its blocks");
        return ([new SettingChange("revision", $"{Digits(before)} -> {Digits(after)}", before, after)], [impact]);

        static string Digits(JsonElement? id) => id?.GetString() is { } text ? text.Replace("sha256:", "", StringComparison.Ordinal) is { Length: > 10 } hex ? hex[..10] : text : "none";
    }

    // Who reads a file is not known.
    private (List<SettingChange> Settings, List<Impact> Impacts) Files()
    {
        var files = JsonObjects.Merge(comparison.Before.Member("files") ?? default, comparison.After.Member("files") ?? default, comparison.Steps);
        return (
            [.. files.Where(file => file.Before?.GetString() != file.After?.GetString()).Select(file => new SettingChange(
                file.Name, $"{file.Name} {(file.Before is null ? "is new" : file.After is null ? "is gone" : "has other content")}", file.Before, file.After))],
            [new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "files-changed", "code may read it")]);
    }

    private (List<SettingChange> Settings, List<Impact> Impacts) Workflow(EntryDraft draft) =>
    (
        [.. draft.Settings.Select(s => new SettingChange(s, s, comparison.Before.Member(s), comparison.After.Member(s)))],
        [new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "workflow-changed", "not known to this version")]
    );

    private DiffEntry Block(string key, string id, EntryDraft draft)
    {
        var former = comparison.Renames.Before(id);
        var before = comparison.From.Blocks.GetValueOrDefault(former);
        var after = comparison.To.Blocks.GetValueOrDefault(id);
        var block = after ?? before ?? throw new InvalidOperationException($"Block '{id}' is in neither revision.");
        var entry = new DiffEntry
        {
            Key = key,
            Kind = EntryKind.Block,
            Id = id,
            Type = block.Type,
            Scope = block.Scope.IsWorkflow ? null : block.Scope.ToString(),
            Change = ChangeKind.Changed,
            Level = DiffLevel.Safe,
            Impacts = [],
        };
        if (before is null)
        {
            return entry with { Change = ChangeKind.Added, Description = SettingText.Describe(block), Impacts = [.. BlockRules.Added(block)] };
        }

        if (after is null)
        {
            return entry with { Change = ChangeKind.Removed, Description = SettingText.Describe(block), Impacts = [.. BlockRules.Removed(block)] };
        }

        return Changed(entry, before, after, draft);
    }

    private DiffEntry Changed(DiffEntry entry, FlatBlock before, FlatBlock after, EntryDraft draft)
    {
        var impacts = new List<Impact>();
        var settings = new List<SettingChange>();
        var renamed = before.Id != after.Id;
        var formerScope = comparison.Renames.After(before.Scope);
        var moved = formerScope != after.Scope;
        if (renamed)
        {
            impacts.Add(BlockRules.Renamed());
        }

        if (moved)
        {
            impacts.AddRange(BlockRules.Moved());
        }

        // What a moved block holds is removed and added in the Code view; its settings are compared here.
        var names = moved ? Differing(before, after) : [.. draft.Settings];
        foreach (var name in names)
        {
            var (old, now) = (Setting(before, name), Setting(after, name));
            var onlyConnections = name == "needs";
            if (!onlyConnections || names.Count == 1)
            {
                impacts.AddRange(BlockRules.Changed(before, after, name, old, now, comparison.Steps));
                settings.Add(new SettingChange(name, SettingText.Change(name, old, now), old, now));
            }
        }

        if (impacts.Count == 0)
        {
            impacts.Add(new Impact(DiffAxis.Behaviour, DiffLevel.Risky, "order-changed", "other order"));
        }

        return entry with
        {
            Change = renamed ? ChangeKind.Renamed : ChangeKind.Changed,
            FormerId = renamed ? before.Id : null,
            FormerScope = moved ? formerScope.ToString() : null,
            Settings = [.. settings],
            Impacts = [.. impacts],
        };
    }

    private List<string> Differing(FlatBlock before, FlatBlock after)
    {
        var walk = new CodeWalk(comparison.Renames, comparison.Steps);
        walk.Blocks(before.Json, after.Json, after.Id);
        return [.. walk.Changes.Where(c => c.Change.Entry == $"blocks.{after.Id}").Select(c => c.Setting).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static JsonElement? Setting(FlatBlock block, string name)
    {
        var json = block.Config?.Member(name) ?? block.Json.Member(name == "timeout" ? "timeout_ms" : name);
        if (json is not null || !name.Contains('.'))
        {
            return json is { } value ? Parts.WithoutBlocks(Parts.Child(Part.Block, name, value), value) : null;
        }

        // then.result, cases.a.result, fallback.result
        var at = name.StartsWith("fallback", StringComparison.Ordinal) ? block.Json.Member("on_error") : block.Json;
        foreach (var step in name.Split('.'))
        {
            at = at?.Member(step);
        }

        return at is { ValueKind: not JsonValueKind.Object } or null ? at : Parts.WithoutBlocks(Part.Scope, at.Value);
    }

    private static ImmutableArray<Connection> Sorted(List<Connection> connections) =>
        [.. connections.OrderBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal)];
}

using System.Collections.Immutable;
using Scout.Revisions.Json;

namespace Scout.Environments.Diff;

/// <summary>Names a revision that its author did not name, from its difference to the one before.</summary>
internal static class ChangeName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 72;

    /// <summary>A name: <c>Change prompt of triage; add escalate</c>, <c>First version</c>, <c>No change</c>.</summary>
    /// <param name="diff">The difference.</param>
    public static string From(DiffResult diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        if (diff.First)
        {
            return "First version";
        }

        var phrases = Phrases(diff).ToList();
        return phrases.Count == 0 ? "No change" : Capitalize(Join(phrases));
    }

    private static IEnumerable<string> Phrases(DiffResult diff)
    {
        var blocks = diff.Blocks.Where(e => e.Kind == EntryKind.Block).OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        var others = diff.Blocks.Where(e => e.Kind != EntryKind.Block).OrderBy(e => e.Kind).ToList();
        return blocks.Where(e => e.Change == ChangeKind.Changed).Select(Changed)
            .Concat(blocks.Where(e => e.Change == ChangeKind.Renamed).Select(Renamed))
            .Concat(List("add", Outermost(blocks, ChangeKind.Added)))
            .Concat(List("remove", Outermost(blocks, ChangeKind.Removed)))
            .Concat(others.Select(Other));
    }

    private static string Changed(DiffEntry entry)
    {
        var names = entry.Settings.Select(s => Name(s.Setting)).Distinct(StringComparer.Ordinal).ToList();
        return entry.FormerScope is { } from
            ? $"move {entry.Id} from {(from.Length == 0 ? "the workflow" : from)} to {entry.Scope ?? "the workflow"}"
            : names.Count switch
            {
                1 => $"change {names[0]} of {entry.Id}",
                2 => $"change {names[0]} and {names[1]} of {entry.Id}",
                _ => $"change {entry.Id}",
            };
    }

    private static string Renamed(DiffEntry entry) => $"rename {entry.FormerId} to {entry.Id}";

    private static string Other(DiffEntry entry) => entry.Kind switch
    {
        EntryKind.Input or EntryKind.Result when entry.Settings is [{ Summary: var text }] && entry.Impacts is [{ Axis: DiffAxis.Contract }] =>
            Member(text, entry.Kind == EntryKind.Input ? "input" : "output") ?? $"change {Thing(entry)}",
        EntryKind.Files when entry.Settings is [var file] => $"{(file.Before is null ? "add" : file.After is null ? "remove" : "change")} {file.Setting}",
        EntryKind.Call => $"change revision of {entry.Id}",
        _ => $"change {Thing(entry)}",
    };

    // "adds `ticket` (optional)" of the result is "add output ticket".
    private static string? Member(string text, string role) => text.Split('`') is [var verb, var name, _]
        ? verb.Trim() switch
        {
            "adds" => $"add {role} {name}",
            "removes" => $"remove {role} {name}",
            _ => null,
        }
        : null;

    private static string Thing(DiffEntry entry) => entry.Kind == EntryKind.Workflow ? "the workflow" : entry.Id;

    private static string Name(string setting) => setting switch
    {
        "fingerprint" => "code",
        "needs" => "connections",
        "output" => "output shape",
        "max_tokens" or "reasoning_effort" or "on_error" => setting.Replace('_', ' '),
        _ => setting,
    };

    // Blocks in a branch that comes or goes with its owner go without saying.
    private static List<string> Outermost(List<DiffEntry> blocks, ChangeKind change)
    {
        var ids = blocks.Where(e => e.Change == change).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return [.. blocks.Where(e => e.Change == change && !(e.Scope is { } scope && ids.Contains(scope.Split('.')[0]))).Select(e => e.Id)];
    }

    private static ImmutableArray<string> List(string verb, List<string> ids) => ids switch
    {
        [] => [],
        [var one] => [$"{verb} {one}"],
        [.. var most, var last] => [$"{verb} {string.Join(", ", most)} and {last}"],
    };

    private static string Join(List<string> phrases)
    {
        for (var taken = phrases.Count; taken > 0; taken--)
        {
            var rest = phrases.Count - taken;
            var name = string.Join("; ", phrases.Take(taken)) + (rest == 0 ? "" : $"; {rest} more");
            if (name.Length <= MaxLength)
            {
                return name;
            }
        }

        var suffix = phrases.Count == 1 ? "..." : $"...; {phrases.Count - 1} more";
        return phrases[0][..UnicodeText.Cut(phrases[0], MaxLength - suffix.Length)].TrimEnd() + suffix;
    }

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

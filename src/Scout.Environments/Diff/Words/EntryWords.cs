using System.Collections.Immutable;

namespace Scout.Environments.Diff.Words;

/// <summary>One thing that differs, in words.</summary>
internal sealed record EntryWords
{
    /// <summary>The entry's key: <see cref="DiffEntry.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The block's id, the called workflow's, <c>input</c> or <c>result</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What happened to it: <c>+</c>, <c>-</c>, <c>~</c> or <c>=</c>.</summary>
    public required Word Sign { get; init; }

    /// <summary>The id; both ids of a renamed block.</summary>
    public required string Title { get; init; }

    /// <summary>A block's type; else empty.</summary>
    public required string Type { get; init; }

    /// <summary>What it is, or what differs in it: <c>prompt (2 lines), temperature 0.2 -> 0.7</c>. May hold line ends.</summary>
    public required string What { get; init; }

    /// <summary>How much it asks of a reviewer: <c>breaking</c>, <c>risky</c> or <c>safe</c>.</summary>
    public required Word Level { get; init; }

    /// <summary>Why, each reason once: those of the heaviest level.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>Connections that are gone, those that follow one another as one: <c>route.then -> escalate -> result.ticket</c>.</summary>
    public required ImmutableArray<string> ChainsRemoved { get; init; }

    /// <summary>New connections, those that follow one another as one.</summary>
    public required ImmutableArray<string> ChainsAdded { get; init; }

    /// <summary>Every value and source that differs.</summary>
    public required ImmutableArray<ValueWords> Values { get; init; }

    /// <summary>The level and its reasons: <c>risky: model behaviour</c>.</summary>
    public string Judgement => $"{Level.Text}: {string.Join(", ", Reasons)}";

    public static EntryWords Of(DiffEntry entry, IEnumerable<ValueWords> values) => new()
    {
        Key = entry.Key,
        Id = entry.Id,
        Sign = Signs.Of(entry.Change),
        Title = entry.FormerId is { } former ? $"{former} -> {entry.Id}" : entry.Id,
        Type = entry.Type ?? "",
        What = WhatOf(entry),
        Level = Signs.Of(entry.Level),
        Reasons = [.. entry.Impacts.Where(i => i.Level == entry.Level).Select(i => i.Reason).Distinct(StringComparer.Ordinal)],
        ChainsRemoved = [.. Chains(entry.Id, entry.ConnectionsRemoved)],
        ChainsAdded = [.. Chains(entry.Id, entry.ConnectionsAdded)],
        Values = [.. values],
    };

    private static string WhatOf(DiffEntry entry)
    {
        var settings = string.Join(", ", entry.Settings.Select(s => s.Summary));
        return entry.FormerScope is { } from
            ? $"moved from {(from.Length == 0 ? "the workflow" : from)} to {entry.Scope ?? "the workflow"}{(settings.Length == 0 ? "" : $", {settings}")}"
            : entry.Description ?? (settings.Length == 0 && entry.Change == ChangeKind.Renamed ? "renamed" : settings);
    }

    // route.then -> escalate and escalate -> result.ticket are one line: route.then -> escalate -> result.ticket.
    private static IEnumerable<string> Chains(string id, ImmutableArray<Connection> connections)
    {
        var into = string.Join(", ", connections.Where(c => c.To == id).Select(c => c.From).OrderBy(from => from.Contains('.', StringComparison.Ordinal) ? 0 : 1));
        var from = string.Join(", ", connections.Where(c => c.From == id).Select(c => c.To));
        if (into.Length + from.Length > 0)
        {
            yield return $"{(into.Length > 0 ? $"{into} -> " : "")}{id}{(from.Length > 0 ? $" -> {from}" : "")}";
        }

        foreach (var other in connections.Where(c => c.From != id && c.To != id))
        {
            yield return other.ToString();
        }
    }
}

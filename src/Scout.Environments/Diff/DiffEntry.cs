using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Environments.Diff;

/// <summary>One line of the Blocks view.</summary>
internal sealed record DiffEntry
{
    /// <summary>The entry's key, which code changes name: <c>blocks.triage</c>, <c>input</c>, <c>result</c>, <c>calls.translate</c>, <c>files</c>, <c>workflow</c>, <c>settings.variables.brand</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The id that people are shown: a block's, a workflow's, <c>input</c>, <c>result</c>, <c>files</c>, <c>variables.brand</c> or <c>http.hosts</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A renamed block's id before; else none.</summary>
    public string? FormerId { get; init; }

    /// <summary>A block's type, the newer where it changed; else none.</summary>
    public string? Type { get; init; }

    /// <summary>The branch or body that a block is in (<c>route.then</c>), or none for a block of the workflow itself.</summary>
    public string? Scope { get; init; }

    /// <summary>The branch or body that the block was in before, where that is another one; empty for the workflow itself.</summary>
    public string? FormerScope { get; init; }

    /// <summary>The heaviest of <see cref="Impacts"/>.</summary>
    public required DiffLevel Level { get; init; }

    /// <summary>An added or removed block in a few words, or none.</summary>
    public string? Description { get; init; }

    /// <summary>What differs in it.</summary>
    public ImmutableArray<SettingChange> Settings { get; init; } = [];

    /// <summary>New connections.</summary>
    public ImmutableArray<Connection> ConnectionsAdded { get; init; } = [];

    /// <summary>Connections that are gone.</summary>
    public ImmutableArray<Connection> ConnectionsRemoved { get; init; } = [];

    /// <summary>Every judgement, the heaviest first.</summary>
    public required ImmutableArray<Impact> Impacts { get; init; }
}

/// <summary>What an entry of the Blocks view is about.</summary>
internal enum EntryKind
{
    /// <summary>A block.</summary>
    Block,

    /// <summary>What callers send.</summary>
    Input,

    /// <summary>What callers get back, and where it comes from.</summary>
    Result,

    /// <summary>The pinned revision of another workflow.</summary>
    Call,

    /// <summary>Files beside the assembly, and resources embedded in it.</summary>
    Files,

    /// <summary>The workflow itself: its id, its format, and what this version does not know.</summary>
    Workflow,

    /// <summary>A variable or a model alias of the environment, or where requests may go there.</summary>
    Setting,
}

/// <summary>What happened to a part of a workflow.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is the same part, with other content, in another scope or with other connections.</summary>
    Changed,

    /// <summary>It has another id (<c>FormerId</c>), and perhaps other content too.</summary>
    Renamed,
}

/// <summary>One setting of a block, or one part of a contract, that differs.</summary>
/// <param name="Setting">Its name: <c>prompt</c>, <c>temperature</c>, <c>ticket</c>.</param>
/// <param name="Summary">The difference in a few words: <c>temperature 0.2 -> 0.7</c>, <c>prompt (3 lines)</c>.</param>
/// <param name="Before">The whole setting before; left out where there was none.</param>
/// <param name="After">The whole setting after; left out where there is none.</param>
internal sealed record SettingChange(string Setting, string Summary, JsonElement? Before = null, JsonElement? After = null)
{
    /// <summary>What it is to callers, where it is a part of a contract; else none.</summary>
    [JsonIgnore]
    public Impact? Judged { get; init; }
}

/// <summary>
/// A connection of the graph. <paramref name="From"/> is a block, <c>inputs</c>, or the branch or body that a block belongs to (<c>route.then</c>);
/// <paramref name="To"/> is a block, or a result: <c>result.ticket</c>, <c>route.then.result</c>.
/// </summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Connection(string From, string To)
{
    /// <summary>The connection as it is shown: <c>route.then -> escalate</c>.</summary>
    public override string ToString() => $"{From} -> {To}";
}

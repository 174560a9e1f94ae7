using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Revisions.Model;

/// <summary>One workflow as it was built: everything that changes its behaviour, and nothing else.</summary>
internal sealed record Revision
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The workflow's id, kebab-case: <c>[a-z][a-z0-9-]{0,63}</c>.</summary>
    public required string Workflow { get; init; }

    /// <summary>What a caller sends.</summary>
    public required Schema Input { get; init; }

    /// <summary>What a caller gets back.</summary>
    public required Schema Output { get; init; }

    /// <summary>The outermost scope: the workflow's blocks and its result.</summary>
    public required Scope Body { get; init; }

    /// <summary>The pinned revision (<c>sha256:...</c>) of each workflow that this one calls, by workflow id.</summary>
    public ImmutableSortedDictionary<string, string> Calls { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The hash (<c>sha256:...</c>) of each file that code finds beside the assembly or embedded in it, by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A JSON Schema (2020-12), as it stands in a revision.</summary>
/// <param name="Json">The schema itself: a JSON object.</param>
internal sealed record Schema(JsonElement Json);

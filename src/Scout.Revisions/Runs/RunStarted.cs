using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>Record 0 of a run: everything that it is pinned to.</summary>
internal sealed record RunStarted : RunEvent
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision there, or none in development.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for a build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The inputs, defaults filled in.</summary>
    public required JsonElement Inputs { get; init; }
}

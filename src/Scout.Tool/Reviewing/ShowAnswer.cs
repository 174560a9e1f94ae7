using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Contracts;
using Scout.Environments.Queries;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Reviewing;

/// <summary>What <c>show --format json</c> writes.</summary>
internal sealed record ShowAnswer
{
    public required string Workflow { get; init; }

    public required string RevisionId { get; init; }

    public required string Name { get; init; }

    public string? Notes { get; init; }

    /// <summary>What the workflow is for.</summary>
    public string? Description { get; init; }

    /// <summary>The hash of its inputs and outputs: what a caller may expect.</summary>
    public required string Contract { get; init; }

    /// <summary>The environments that point at it now.</summary>
    public required ImmutableArray<string> Environments { get; init; }

    /// <summary>What the environment gives it, where REVISION is where one points or pointed.</summary>
    public PinnedSettings? Settings { get; init; }

    /// <summary>The revision itself.</summary>
    public required JsonElement Revision { get; init; }

    /// <summary>Names of blocks now and before, by block id.</summary>
    public required ImmutableSortedDictionary<string, BlockAnnotation> Annotations { get; init; }

    /// <summary>The C# source of code blocks and tools, by documentation id.</summary>
    public required ImmutableSortedDictionary<string, string> Sources { get; init; }

    /// <summary>How its validations ended, newest first.</summary>
    public required ImmutableArray<EvidenceAnswer> Evidence { get; init; }

    public static ShowAnswer Of(RevisionDetails details, JsonElement revision, ImmutableArray<JudgedEvidence> evidence) => new()
    {
        Workflow = details.Entry.Workflow,
        RevisionId = details.Entry.RevisionId,
        Name = details.Entry.Name,
        Notes = details.Entry.Notes,
        Description = details.Description,
        Contract = ContractHash.Of(revision),
        Environments = details.Entry.Environments,
        Settings = details.Settings,
        Revision = revision,
        Annotations = details.Annotations,
        Sources = details.Sources,
        Evidence = [.. evidence.Select(EvidenceAnswer.Of)],
    };
}

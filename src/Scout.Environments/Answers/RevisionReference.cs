using Scout.Environments.Queries;

namespace Scout.Environments.Answers;

/// <summary>A revision that an answer is about, as JSON and as text.</summary>
/// <param name="RevisionId">The whole id, 64 hex digits.</param>
/// <param name="Name">The name.</param>
/// <param name="Environment">The environment that it was named by, or none.</param>
internal sealed record RevisionReference(string RevisionId, string? Name, string? Environment = null)
{
    public static RevisionReference Of(ResolvedRevision revision) => new(revision.RevisionId, revision.Name, revision.Environment);
}

using Scout.Environments;

namespace Scout.Tool.Output;

/// <summary>A revision on one side of an arrow.</summary>
/// <param name="Id">The whole id, or none: there is no revision on this side.</param>
/// <param name="Name">The name, or none.</param>
/// <param name="Environment">The environment that it was named by, or none.</param>
internal readonly record struct RevisionSide(string? Id, string? Name, string? Environment = null)
{
    public static RevisionSide Of(ResolvedRevision revision) => new(revision.RevisionId, revision.Name, revision.Environment);
}

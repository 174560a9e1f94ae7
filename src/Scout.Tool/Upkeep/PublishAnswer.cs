using Scout.Environments;

namespace Scout.Tool.Upkeep;

/// <summary>What <c>publish --format json</c> writes.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Bundle">The bundle's digest.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="StoredBytes">How many bytes the store keeps for it.</param>
/// <param name="Written">Whether anything was written.</param>
internal sealed record PublishAnswer(string Workflow, string RevisionId, string Bundle, int Files, long StoredBytes, bool Written)
{
    public static PublishAnswer Of(PublishOutcome outcome) =>
        new(outcome.Workflow, outcome.RevisionId, outcome.Bundle, outcome.Files, outcome.StoredBytes, outcome.Written);
}

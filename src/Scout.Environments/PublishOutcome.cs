namespace Scout.Environments;

/// <summary>The bundle of a revision.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Bundle">The bundle's digest, 64 hex digits.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="StoredBytes">How many bytes the store keeps for it; packages' files do not count.</param>
/// <param name="Written">Whether anything was written: not when the revision had the same bundle already.</param>
internal sealed record PublishOutcome(string Workflow, string RevisionId, string Bundle, int Files, long StoredBytes, bool Written);

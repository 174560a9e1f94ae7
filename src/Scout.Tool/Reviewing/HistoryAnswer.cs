namespace Scout.Tool.Reviewing;

/// <summary>What <c>history --format json</c> writes: the revisions, newest first.</summary>
internal sealed record HistoryAnswer(string Workflow, IReadOnlyList<RevisionAnswer> Revisions);

using Scout.Environments.Answers;
using Scout.Environments.Diff;
using Scout.Environments.Queries;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>A diff that is to be written, and what of it.</summary>
/// <param name="Pair">The two revisions, and all that differs between them.</param>
/// <param name="Shown">What of it is asked for; its verdict is the whole diff's.</param>
/// <param name="View">Which views.</param>
/// <param name="Context">Unchanged lines around each changed line of a text.</param>
internal sealed record DiffReport(RevisionPair Pair, DiffResult Shown, DiffView View, int Context);

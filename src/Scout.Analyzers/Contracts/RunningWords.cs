namespace Scout.Analyzers.Contracts;

/// <summary>Who runs what, in the words of a message.</summary>
internal static class RunningWords
{
    /// <summary><c>staging and production run 3f9a1c2b7e</c>.</summary>
    /// <param name="revisions">Revisions of one workflow.</param>
    public static string Of(IEnumerable<BaselineRevision> revisions) => string.Join(", and ", revisions.Select(One));

    private static string One(BaselineRevision revision) =>
        $"{Joined(revision.Environments)} {(revision.Environments.Length == 1 ? "runs" : "run")} {revision.Id}";

    private static string Joined(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
}

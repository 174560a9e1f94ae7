using Scout.Environments.Queries;

namespace Scout.Web.History;

/// <summary>What is looked through where somebody looks for a revision.</summary>
internal static class HistoryText
{
    /// <summary>Whether a text is in what is known of a revision, whatever the case.</summary>
    public static bool Has(HistoryEntry entry, string text) => Texts(entry).Any(known => known?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static IEnumerable<string?> Texts(HistoryEntry entry) =>
        [entry.Name, entry.Notes, entry.Author?.Name, entry.Author?.Email, entry.Commit, entry.RevisionId, .. entry.Environments, .. entry.Events.SelectMany(happened => new[] { happened.Environment, happened.Notes })];
}

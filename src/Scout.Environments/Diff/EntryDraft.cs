namespace Scout.Environments.Diff;

/// <summary>What has been collected for one entry of the Blocks view.</summary>
internal sealed class EntryDraft
{
    public List<PlacedChange> Changes { get; } = [];

    public List<Connection> Added { get; } = [];

    public List<Connection> Removed { get; } = [];

    /// <summary>The settings that differ, in ordinal order.</summary>
    public IEnumerable<string> Settings =>
        Changes.Select(c => c.Setting).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

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

/// <summary>A change of the Code view, and the setting that it is a part of.</summary>
/// <param name="Change">The change.</param>
/// <param name="Setting">The setting; empty for a whole block, and for what only follows from a rename.</param>
internal readonly record struct PlacedChange(CodeChange Change, string Setting);

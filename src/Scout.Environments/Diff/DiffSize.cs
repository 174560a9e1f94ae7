namespace Scout.Environments.Diff;

/// <summary>How large a diff is.</summary>
internal sealed record DiffSize
{
    /// <summary>New blocks.</summary>
    public required int BlocksAdded { get; init; }

    /// <summary>Blocks that differ, renamed ones included.</summary>
    public required int BlocksChanged { get; init; }

    /// <summary>Blocks that are gone.</summary>
    public required int BlocksRemoved { get; init; }

    /// <summary>New connections.</summary>
    public required int ConnectionsAdded { get; init; }

    /// <summary>Connections that are gone.</summary>
    public required int ConnectionsRemoved { get; init; }

    /// <summary>Changes of the Code view.</summary>
    public required int CodeChanges { get; init; }
}

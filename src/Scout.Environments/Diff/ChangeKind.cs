namespace Scout.Environments.Diff;

/// <summary>What happened to a part of a workflow.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is the same part, with other content, in another scope or with other connections.</summary>
    Changed,

    /// <summary>It has another id (<c>FormerId</c>), and perhaps other content too.</summary>
    Renamed,
}

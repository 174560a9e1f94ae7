namespace Scout.Environments.Diff;

/// <summary>What happened to a line.</summary>
internal enum TextLineKind
{
    /// <summary>It is in both texts.</summary>
    Same,

    /// <summary>It is in the older text only.</summary>
    Removed,

    /// <summary>It is in the newer text only.</summary>
    Added,
}

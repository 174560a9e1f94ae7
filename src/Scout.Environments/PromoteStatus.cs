namespace Scout.Environments;

/// <summary>How a promotion or a rollback ended.</summary>
internal enum PromoteStatus
{
    /// <summary>The pointer has moved, and that is on disk.</summary>
    Moved,

    /// <summary>The pointer was there already; nothing was written.</summary>
    AlreadyThere,

    /// <summary>A plan: nothing refuses, nothing was written.</summary>
    Planned,

    /// <summary>At least one gate refuses; nothing was written.</summary>
    Refused,

    /// <summary>The pointer was not what was expected, or moved meanwhile; nothing was written.</summary>
    Conflict,
}

namespace Scout.Environments.Diff;

/// <summary>What an entry of the Blocks view is about.</summary>
internal enum EntryKind
{
    /// <summary>A block.</summary>
    Block,

    /// <summary>What callers send.</summary>
    Input,

    /// <summary>What callers get back, and where it comes from.</summary>
    Result,

    /// <summary>The pinned revision of another workflow.</summary>
    Call,

    /// <summary>The workflow itself: its id, its format, and what this version does not know.</summary>
    Workflow,
}

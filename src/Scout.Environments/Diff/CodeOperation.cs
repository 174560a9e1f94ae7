namespace Scout.Environments.Diff;

/// <summary>What a <see cref="CodeChange"/> does to the older JSON. Applied in their order, all of them give the newer one.</summary>
internal enum CodeOperation
{
    /// <summary>Adds a member, or inserts an item into an array.</summary>
    Add,

    /// <summary>Removes a member or an item.</summary>
    Remove,

    /// <summary>Puts another value in a value's place.</summary>
    Replace,

    /// <summary>Moves a member: a renamed block.</summary>
    Move,
}

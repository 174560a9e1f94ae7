namespace Scout.Environments.Diff;

/// <summary>A connection, and the entries that it can be told under.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Source">The block that it leaves, or none for <c>inputs</c> and branches.</param>
/// <param name="Owner">The key of the entry that it ends in: a block's, or <c>result</c>.</param>
internal readonly record struct Wire(Connection Connection, string? Source, string Owner);

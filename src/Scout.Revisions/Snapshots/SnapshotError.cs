namespace Scout.Revisions.Snapshots;

/// <summary>One error in a definition.</summary>
/// <param name="Code">Such as <c>SCOUT1001</c>.</param>
/// <param name="Message">One line: the thing, what is wrong, the remedy.</param>
/// <param name="Workflow">The workflow's id, where it is known.</param>
/// <param name="Block">The block's id, where it is about one.</param>
/// <param name="File">The C# file, where it is known.</param>
/// <param name="Line">The line in it, from 1; 0 where it is not known.</param>
internal sealed record SnapshotError(string Code, string Message, string? Workflow = null, string? Block = null, string? File = null, int Line = 0);

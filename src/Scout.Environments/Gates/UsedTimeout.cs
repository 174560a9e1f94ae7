namespace Scout.Environments.Gates;

/// <summary>A timeout that a block asks for.</summary>
/// <param name="Workflow">The block's workflow: the promoted one, or one that it calls.</param>
/// <param name="Block">The block.</param>
/// <param name="Timeout">The longest time for one attempt.</param>
internal sealed record UsedTimeout(string Workflow, string Block, TimeSpan Timeout);

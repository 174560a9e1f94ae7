namespace Scout.Environments.Gates;

/// <summary>One reason why a revision may not come to an environment.</summary>
/// <param name="Gate">The gate: <c>policy</c>, <c>provider</c>, <c>model</c>, <c>variable</c>, <c>timeout</c>, <c>blocked</c> or <c>empty</c> (there is nothing to promote).</param>
/// <param name="Message">The thing, what is wrong, the remedy.</param>
internal sealed record GateRefusal(string Gate, string Message);

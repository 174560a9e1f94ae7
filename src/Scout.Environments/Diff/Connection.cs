namespace Scout.Environments.Diff;

/// <summary>
/// A connection of the graph. <paramref name="From"/> is a block, <c>inputs</c>, or the branch or body that a block belongs to (<c>route.then</c>);
/// <paramref name="To"/> is a block, or a result: <c>result.ticket</c>, <c>route.then.result</c>.
/// </summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Connection(string From, string To)
{
    /// <summary>The connection as it is shown: <c>route.then -> escalate</c>.</summary>
    public override string ToString() => $"{From} -> {To}";
}

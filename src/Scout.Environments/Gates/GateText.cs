namespace Scout.Environments.Gates;

/// <summary>What a gate says where it refuses.</summary>
/// <param name="Message">The thing, what is wrong, and what is done about it on the command line.</param>
/// <param name="OnPage">The same with what is done about it at a page; none: there is nothing else.</param>
internal sealed record GateText(string Message, string? OnPage = null)
{
    /// <summary>With two remedies.</summary>
    /// <param name="wrong">The thing, and what is wrong.</param>
    /// <param name="typed">What is done about it on the command line.</param>
    /// <param name="clicked">What is done about it at a page.</param>
    public static GateText Of(string wrong, string typed, string clicked) => new($"{wrong} {typed}", $"{wrong} {clicked}");

    /// <summary>As a refusal of a gate.</summary>
    public GateRefusal Of(Gate gate) => new(gate, Message) { OnPage = OnPage ?? Message };
}

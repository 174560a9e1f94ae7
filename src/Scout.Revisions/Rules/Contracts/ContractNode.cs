namespace Scout.Revisions.Rules.Contracts;

/// <summary>What a workflow's callers may send, or get, at one place: from a revision's schema when a baseline is written, from C# symbols in an editor.</summary>
/// <param name="Type">One of <see cref="ContractTypes"/>.</param>
internal sealed record ContractNode(string Type)
{
    /// <summary>The form of a text or a number, such as <c>date-time</c> or <c>int32</c>; none where any will do.</summary>
    public string? Format { get; init; }

    public bool MayBeNull { get; init; }

    /// <summary>An enum's values, sorted.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>An object's members, sorted by name.</summary>
    public IReadOnlyList<ContractMember> Members { get; init; } = [];

    /// <summary>A list's items.</summary>
    public ContractNode? Items { get; init; }

    /// <summary>A dictionary's values.</summary>
    public ContractNode? Entries { get; init; }

    /// <summary>The type as a line has it: <c>string:date-time?</c>.</summary>
    public string TypeText => Type + (Format is null ? "" : ":" + Format) + (MayBeNull ? "?" : "");
}

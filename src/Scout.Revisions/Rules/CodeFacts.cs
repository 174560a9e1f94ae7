namespace Scout.Revisions.Rules;

/// <summary>What decides whether a method can be bound to a revision.</summary>
/// <param name="Name">Such as <c>Desk.FindCustomer</c>.</param>
internal sealed record CodeFacts(string Name)
{
    /// <summary>Whether it is no lambda and no local function.</summary>
    public required bool HasName { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>Whether an object is kept with the method.</summary>
    public required bool IsBound { get; init; }

    /// <summary>Whether it or its class has type parameters.</summary>
    public required bool IsGeneric { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether it returns nothing, or a task of nothing.</summary>
    public required bool YieldsNothing { get; init; }
}

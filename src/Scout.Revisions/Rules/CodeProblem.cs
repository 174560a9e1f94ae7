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

/// <summary>Why a C# method cannot be bound to a revision. One method per error.</summary>
/// <param name="Code">Such as <c>SCOUT2001</c>.</param>
/// <param name="Message">What is wrong, and the remedy.</param>
internal sealed record CodeProblem(string Code, string Message)
{
    /// <summary>What is wrong with a method, or null.</summary>
    public static CodeProblem? Of(CodeFacts method) =>
        !method.HasName ? NoName()
        : !method.IsStatic ? Instance(method.Name)
        : method.IsBound ? Bound(method.Name)
        : method.IsGeneric ? Generic(method.Name)
        : !method.IsPublic ? NotPublic(method.Name)
        : method.YieldsNothing ? YieldsNothing(method.Name)
        : null;

    /// <param name="captured">What the code uses of the method around it, such as <c>'prices' and 'limit'</c>; null where it uses nothing or that is not known.</param>
    public static CodeProblem NoName(string? captured = null) => new("SCOUT2001", captured is null
        ? "its code is a lambda or a local function; make it a public static method, so that the revision can name it"
        : $"its code is a lambda or a local function that uses {captured} of the method around it; make it a public static method that takes that as a value, so that the revision can name it");

    public static CodeProblem Generic(string method) =>
        new("SCOUT2002", $"'{method}' is generic; write a method for the types that the block uses");

    public static CodeProblem YieldsNothing(string method) =>
        new("SCOUT2003", $"'{method}' returns no value; return Task<T>, ValueTask<T> or T");

    public static CodeProblem Instance(string method) =>
        new("SCOUT2005", $"'{method}' is an instance method; make it static and pass what it needs as values");

    public static CodeProblem Bound(string method) =>
        new("SCOUT2006", $"'{method}' is bound to an object; pass the object as a value");

    public static CodeProblem NotPublic(string method) =>
        new("SCOUT2007", $"'{method}' is not public; make it public, because the engine calls it from outside");
}

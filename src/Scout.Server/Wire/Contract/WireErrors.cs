using System.Collections.Immutable;

namespace Scout.Server.Wire.Contract;

/// <summary>What is wrong with a request, in words.</summary>
internal sealed record WireError
{
    /// <summary>The thing, what is wrong, the remedy.</summary>
    public required string Detail { get; init; }

    /// <summary>The same.</summary>
    public required string Message { get; init; }

    /// <summary>Such as <c>SCOUT6018</c>, where the error has one.</summary>
    public string? Code { get; init; }

    /// <summary>Of a promotion: every gate that refused it.</summary>
    public ImmutableArray<WireRefusal>? Refusals { get; init; }

    /// <summary>An error.</summary>
    public static WireError Of(string text, string? code = null, ImmutableArray<WireRefusal> refusals = default) =>
        new() { Detail = text, Message = text, Code = code, Refusals = refusals.IsDefaultOrEmpty ? null : refusals };
}

/// <summary>A gate that refused a promotion.</summary>
/// <param name="Gate">The gate, in one word.</param>
/// <param name="Message">Why, and the remedy.</param>
internal sealed record WireRefusal(string Gate, string Message);

/// <summary>What is wrong with the parts of a request, each with its place.</summary>
internal sealed record WireValidation
{
    /// <summary>The problems.</summary>
    public required ImmutableArray<WireProblem> Detail { get; init; }

    /// <summary>All of them in one text.</summary>
    public required string Message { get; init; }

    /// <summary>Such as <c>SCOUT6024</c>, where the error has one.</summary>
    public string? Code { get; init; }

    /// <summary>Problems of a request.</summary>
    public static WireValidation Of(ImmutableArray<WireProblem> problems, string? code = null) =>
        new() { Detail = problems, Code = code, Message = string.Join("; ", problems.Select(problem => problem.Msg)) };
}

/// <summary>What is wrong with a part of a request.</summary>
/// <param name="Loc">Where: <c>body</c>, <c>query</c> or <c>path</c>, then the names that lead there.</param>
/// <param name="Msg">What is wrong, and the remedy.</param>
/// <param name="Type">What kind of problem it is: <c>missing</c>, <c>value_error</c>, ...</param>
internal sealed record WireProblem(ImmutableArray<string> Loc, string Msg, string Type);

/// <summary>What was done, in words.</summary>
/// <param name="Detail">The words.</param>
internal sealed record WireDone(string Detail);

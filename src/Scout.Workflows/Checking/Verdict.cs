using System.Text.Json.Serialization;

namespace Scout.Checking;

/// <summary>What a check of a suite, <c>code: Shop.Checks.NamesTheOrder</c>, finds of a run. The method is static and gives this, or a task of it.</summary>
public sealed record Verdict
{
    private Verdict(VerdictKind kind, string? why) => (Kind, Why) = (kind, why);

    /// <summary>The run is as expected.</summary>
    public static Verdict Passed { get; } = new(VerdictKind.Passed, null);

    /// <summary>What was found.</summary>
    [JsonInclude]
    public VerdictKind Kind { get; private init; }

    /// <summary>What is not as expected, or why that cannot be said; null where it is as expected.</summary>
    [JsonInclude]
    public string? Why { get; private init; }

    /// <summary>The run is not as expected.</summary>
    /// <param name="why">What is not, for whoever reads the report: <c>it names no order</c>.</param>
    /// <exception cref="ArgumentException">It says nothing.</exception>
    public static Verdict Failed(string why) => new(VerdictKind.Failed, Said(why));

    /// <summary>Whether it is as expected cannot be said: what would tell could not be asked. It counts neither for nor against the run.</summary>
    /// <param name="why">Why not.</param>
    /// <exception cref="ArgumentException">It says nothing.</exception>
    public static Verdict Inconclusive(string why) => new(VerdictKind.Inconclusive, Said(why));

    /// <summary>The run is as expected where this is true.</summary>
    /// <param name="isPassed">Whether it is.</param>
    /// <param name="whyNot">What is not where it is not.</param>
    /// <exception cref="ArgumentException"><paramref name="whyNot"/> says nothing.</exception>
    public static Verdict Of(bool isPassed, string whyNot) => Said(whyNot) is var why && isPassed ? Passed : new(VerdictKind.Failed, why);

    /// <inheritdoc/>
    public override string ToString() => Why is null ? $"{Kind}" : $"{Kind}: {Why}";

    private static string Said(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return why;
    }
}

/// <summary>What a check found.</summary>
public enum VerdictKind
{
    /// <summary>The run is as expected.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>That cannot be said.</summary>
    Inconclusive,
}

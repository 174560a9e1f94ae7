using System.Globalization;

namespace Scout.Revisions.Runs;

/// <summary>The budget of a run: what it may use of models, and how long it may work.</summary>
internal sealed record RunLimits
{
    private static readonly string[] Forms = [@"hh\:mm\:ss", @"hh\:mm\:ss\.fff", @"d\.hh\:mm\:ss"];

    /// <summary>What models may cost, in the currency of their prices; none: any amount.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The tokens, given and yielded together; none: any number.</summary>
    public long? Tokens { get; init; }

    /// <summary>How long it may work; time in which it only waits without a worker does not count. None: for ever.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Whether it limits nothing.</summary>
    public static bool IsNone(RunLimits? limits) => limits is null or { Cost: null, Tokens: null, Time: null };

    /// <summary>Both together: what the other one says goes before what this one says.</summary>
    public RunLimits With(RunLimits? other) => new() { Cost = other?.Cost ?? Cost, Tokens = other?.Tokens ?? Tokens, Time = other?.Time ?? Time };

    /// <summary>A time as scout.json has it, such as <c>00:10:00</c>; none where the text is no such time, or no time at all.</summary>
    public static TimeSpan? ParseTime(string? text) => TimeSpan.TryParseExact(text, Forms, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero ? time : null;
}

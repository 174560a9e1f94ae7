using System.Globalization;

namespace Scout.Revisions.Rules;

/// <summary>The settings' ranges. Each method returns what is wrong and the remedy, or null.</summary>
internal static class Ranges
{
    public const double MaxTemperature = 2;
    public const int MaxTokens = 1_000_000;
    public const int MaxAttempts = 20;
    public const int MaxConcurrency = 256;
    public const int MaxRounds = 1000;
    public const int MaxToolRounds = 100;

    /// <summary>The rounds of tools of a block that says nothing of them.</summary>
    public const int UsualToolRounds = 20;

    public const int MaxTolerated = 1_000_000;

    /// <summary>Stands for any number of items that may fail.</summary>
    public const int EveryItem = int.MaxValue;

    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    /// <summary>The longest that a block may wait for a time, an event or a person.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(3650);

    public static string? Temperature(double value) =>
        value is >= 0 and <= MaxTemperature ? null : Outside("Temperature", value.ToString(CultureInfo.InvariantCulture), "0", "2");

    public static string? Tokens(int value) => value is >= 1 and <= MaxTokens ? null : Outside("MaxTokens", Text(value), "1", "1000000");

    public static string? ToolRounds(int value) => value is >= 1 and <= MaxToolRounds ? null : Outside("MaxToolRounds", Text(value), "1", "100");

    public static string? Attempts(int value) => value is >= 2 and <= MaxAttempts ? null : Outside("Retry attempts", Text(value), "2", "20");

    public static string? Concurrency(int value) => value is >= 1 and <= MaxConcurrency ? null : Outside("Concurrency", Text(value), "1", "256");

    public static string? Rounds(int value) => value is >= 1 and <= MaxRounds ? null : Outside("most", Text(value), "1", "1000");

    public static string? Tolerated(int value) => value is >= 1 and <= MaxTolerated ? null : $"{Outside("tolerate", Text(value), "1", "1000000")}, or Tolerate.All";

    /// <summary>A block's timeout: one that waits for what comes from outside has more time than one that works.</summary>
    public static string? Timeout(TimeSpan value, BlockKind? kind = null) =>
        kind is { Effect: BlockEffect.Waits } ? Wait("Timeout", value)
        : value <= TimeSpan.Zero || value > MaxDuration ? Outside("Timeout", Text(value), "1 ms", "1 day") : Duration("Timeout", value);

    /// <summary>How long a block waits.</summary>
    public static string? Wait(string setting, TimeSpan value) =>
        value <= TimeSpan.Zero || value > MaxWait ? Outside(setting, Text(value), "1 ms", "3650 days")
        : value.Ticks % TimeSpan.TicksPerMillisecond != 0 ? $"{setting} is {Text(value)}; use whole milliseconds"
        : null;

    /// <summary>The name of an event: what people type.</summary>
    public static string? Event(string name) => BlockIds.IsWellFormed(name) ? null : $"the event is called '{name}'; use lower-case letters, digits and _, beginning with a letter, such as payment_received";

    /// <summary>The address of somebody who may decide.</summary>
    public static string? Address(string person) => person.IndexOf('@') > 0 && !person.Any(char.IsWhiteSpace) ? null : $"By has '{person}'; write an address as git has it (user.email), such as ada@example.com";

    public static string? Delay(TimeSpan value) => Duration("Retry delay", value);

    public static string? MaxDelay(TimeSpan value, TimeSpan delay) =>
        Duration("Retry maxDelay", value) ?? (value < delay ? $"Retry maxDelay ({Text(value)}) is less than its delay ({Text(delay)}); make it longer" : null);

    /// <summary>Whether a block may be one that must not run twice.</summary>
    public static string? Once(BlockKind kind, bool hasRetry) =>
        kind.Effect is not (BlockEffect.Code or BlockEffect.Model or BlockEffect.Request) ? $"Once is for blocks that do something themselves, and a block of type {kind.Type} does not; give it to the code inside it"
        : hasRetry ? "Once and Retry contradict each other: an attempt that failed may have done its work; leave one of them out"
        : null;

    private static string? Duration(string setting, TimeSpan value) =>
        value < TimeSpan.Zero || value > MaxDuration ? Outside(setting, Text(value), "0", "1 day")
        : value.Ticks % TimeSpan.TicksPerMillisecond != 0 ? $"{setting} is {Text(value)}; use whole milliseconds"
        : null;

    private static string Outside(string setting, string value, string least, string most) =>
        $"{setting} is {value}; use a value from {least} to {most}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}

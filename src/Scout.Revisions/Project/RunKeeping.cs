using System.Globalization;

namespace Scout.Revisions.Project;

/// <summary>How an environment's runs are kept: <c>"runs"</c> of it in <c>scout.json</c>.</summary>
internal sealed record RunKeeping
{
    /// <summary>How long a run that has ended is kept; none: for ever.</summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>How long one that failed is kept; none: as <see cref="Keep"/>.</summary>
    public TimeSpan? KeepFailed { get; init; }

    /// <summary>What is kept of the inputs and outputs of a run that has ended.</summary>
    public PayloadKeeping Payloads { get; init; }

    /// <summary>What the records of a run outlive.</summary>
    public RunDurability Durability { get; init; }

    /// <summary>The words for <see cref="Payloads"/>.</summary>
    public static IReadOnlyList<string> PayloadWords { get; } = [.. Enum.GetNames<PayloadKeeping>().Select(name => name.ToLowerInvariant())];

    /// <summary>The words for <see cref="Durability"/>.</summary>
    public static IReadOnlyList<string> DurabilityWords { get; } = [.. Enum.GetNames<RunDurability>().Select(name => name.ToLowerInvariant())];

    /// <summary>A time to keep, such as <c>30d</c> or <c>12h</c>; none where the text is no such time.</summary>
    public static TimeSpan? Time(string? text) =>
        text is [.. var count, 'd' or 'h'] && ushort.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? text[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number)
            : null;
}

/// <summary>What is kept of inputs and outputs once a run has ended.</summary>
internal enum PayloadKeeping
{
    /// <summary>All of them; secrets are hidden.</summary>
    Full,

    /// <summary>Their shape: names, and of each value its type and length.</summary>
    Redacted,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>What the records of a run outlive.</summary>
internal enum RunDurability
{
    /// <summary>The end of every process.</summary>
    Process,

    /// <summary>A power cut too.</summary>
    Power,

    /// <summary>Nothing: they are not kept at all. For load tests.</summary>
    None,
}

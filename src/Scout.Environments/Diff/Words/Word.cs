namespace Scout.Environments.Diff.Words;

/// <summary>A word about a diff, and what it says, so that every page and terminal gives it its own colour.</summary>
/// <param name="Text">The word.</param>
/// <param name="Tone">What it says.</param>
internal readonly record struct Word(string Text, Tone Tone = Tone.Plain);

/// <summary>What a word says: what happened, or how much it asks of a reviewer.</summary>
internal enum Tone
{
    /// <summary>Neither.</summary>
    Plain,

    /// <summary>Something is new.</summary>
    Added,

    /// <summary>Something is gone.</summary>
    Removed,

    /// <summary>Something is another one.</summary>
    Changed,

    /// <summary>Something is the same under another id or in another place.</summary>
    Renamed,

    /// <summary>Nothing to look at.</summary>
    Safe,

    /// <summary>To be looked at.</summary>
    Risky,

    /// <summary>To be stopped at.</summary>
    Breaking,
}

/// <summary>The words that stand for one thing each wherever a diff is told.</summary>
internal static class Signs
{
    /// <summary><c>+</c>, <c>-</c>, <c>~</c> or <c>=</c>.</summary>
    public static Word Of(ChangeKind change) => change switch
    {
        ChangeKind.Added => new("+", Tone.Added),
        ChangeKind.Removed => new("-", Tone.Removed),
        ChangeKind.Renamed => new("=", Tone.Renamed),
        _ => new("~", Tone.Changed),
    };

    /// <summary><c>+</c>, <c>-</c> or a space.</summary>
    public static Word Of(TextLineKind line) => line switch
    {
        TextLineKind.Added => new("+", Tone.Added),
        TextLineKind.Removed => new("-", Tone.Removed),
        _ => new(" "),
    };

    /// <summary><c>breaking</c>, <c>risky</c>, <c>safe</c> or <c>equal</c>.</summary>
    public static Word Of(DiffLevel level) => level switch
    {
        DiffLevel.Breaking => new("breaking", Tone.Breaking),
        DiffLevel.Risky => new("risky", Tone.Risky),
        DiffLevel.Safe => new("safe", Tone.Safe),
        _ => new("equal", Tone.Safe),
    };
}

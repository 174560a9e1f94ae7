using System.Collections.Immutable;
using System.Globalization;

namespace Scout.Environments.Diff.Words;

/// <summary>The verdict in words: how risky a diff is, how large, and who feels it.</summary>
/// <param name="Level">How risky: <c>EQUAL</c>, <c>SAFE</c>, <c>RISKY</c> or <c>BREAKING</c>.</param>
/// <param name="Parts">The rest, each part to be kept together.</param>
internal sealed record VerdictWords(Word Level, ImmutableArray<VerdictPart> Parts)
{
    public static VerdictWords Of(DiffResult diff)
    {
        var level = Signs.Of(diff.Verdict);
        return new(
            level with { Text = level.Text.ToUpperInvariant() },
            diff.Verdict == DiffLevel.Unchanged ? [new("", [new("nothing differs")])] : PartsOf(diff));
    }

    private static ImmutableArray<VerdictPart> PartsOf(DiffResult diff) =>
    [
        new("", [new(Count(diff.Counts.Breaking, " breaking")), new(Count(diff.Counts.Risky, " risky")), new(Count(diff.Counts.Safe, " safe"))]),
        new("blocks", [Number(ChangeKind.Added, diff.Size.BlocksAdded), Number(ChangeKind.Changed, diff.Size.BlocksChanged), Number(ChangeKind.Removed, diff.Size.BlocksRemoved)]),
        new("connections", [Number(ChangeKind.Added, diff.Size.ConnectionsAdded), Number(ChangeKind.Removed, diff.Size.ConnectionsRemoved)]),
        .. diff.Settings.IsEmpty ? ReadOnlySpan<VerdictPart>.Empty : [new("settings", [.. Settings(diff)])],
        new("contract", [Contract(diff.Axes.Contract)]),
        new("recorded runs", [diff.Axes.Runs > DiffLevel.Safe ? new("do not all fit", Tone.Risky) : new("fit")]),
        new("behaviour", [diff.Axes.Behaviour > DiffLevel.Safe ? new("changes", Signs.Of(diff.Axes.Behaviour).Tone) : new("unchanged")]),
    ];

    private static IEnumerable<Word> Settings(DiffResult diff) =>
        from change in (ChangeKind[])[ChangeKind.Added, ChangeKind.Changed, ChangeKind.Removed]
        select Number(change, diff.Settings.Count(entry => entry.Change == change));

    private static Word Contract(DiffLevel level) => level switch
    {
        DiffLevel.Unchanged => new("unchanged"),
        DiffLevel.Safe => new("extended"),
        DiffLevel.Risky => new("risky", Tone.Risky),
        _ => new("broken", Tone.Breaking),
    };

    private static Word Number(ChangeKind change, int count)
    {
        var sign = Signs.Of(change);
        return new(Count(count, "", sign.Text), count == 0 ? Tone.Plain : sign.Tone);
    }

    private static string Count(int count, string unit, string sign = "") => $"{sign}{count.ToString(CultureInfo.InvariantCulture)}{unit}";
}

/// <summary>A part of the verdict: <c>blocks</c> and <c>+1 ~1 -0</c>.</summary>
/// <param name="Label">What it is about; empty where its words say so.</param>
/// <param name="Words">What is said about it.</param>
internal sealed record VerdictPart(string Label, ImmutableArray<Word> Words);

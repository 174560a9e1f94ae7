using Scout.Environments.Diff;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>The C# of a method that a block calls, before and after, and its lines where it is in both.</summary>
internal sealed record SourceAnswer(string Entry, string Method, string? Before, string? After, bool OnlyWhatItReaches, IReadOnlyList<TextLine>? Lines)
{
    public static SourceAnswer Of(SourceChange source) => new(
        source.Entry,
        source.Method,
        source.Before,
        source.After,
        source.OnlyWhatItReaches,
        source is { Before: { } before, After: { } after, OnlyWhatItReaches: false } ? TextDiff.Lines(before, after) : null);
}

using System.Text.Json;
using Scout.Environments.Diff;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>One difference of the Code view, and its lines where it is one between two texts.</summary>
internal sealed record CodeAnswer(string Entry, CodeOperation Operation, string Path, string? From, JsonElement? Before, JsonElement? After, IReadOnlyList<TextLine>? Lines)
{
    private const int LongestValue = 40;

    public static CodeAnswer Of(CodeChange change) => new(
        change.Entry,
        change.Operation,
        change.Path,
        change.From,
        change.Before,
        change.After,
        change is { Before: { } before, After: { } after } && IsText(before, after) ? TextDiff.Lines(before.GetString()!, after.GetString()!) : null);

    /// <summary>Whether two values are texts to read line by line rather than two short values.</summary>
    public static bool IsText(JsonElement before, JsonElement after) =>
        before.ValueKind == JsonValueKind.String && after.ValueKind == JsonValueKind.String && (IsLong(before.GetString()!) || IsLong(after.GetString()!));

    // A hash or a path has no words to compare.
    private static bool IsLong(string text) => text.Contains('\n', StringComparison.Ordinal) || (text.Length > LongestValue && text.Contains(' ', StringComparison.Ordinal));
}

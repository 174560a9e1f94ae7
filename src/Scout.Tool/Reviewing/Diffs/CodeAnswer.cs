using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>One difference of the Code view, and its lines where it is one between two texts.</summary>
internal sealed record CodeAnswer(string Entry, CodeOperation Operation, string Path, string? From, JsonElement? Before, JsonElement? After, IReadOnlyList<TextLine>? Lines)
{
    public static CodeAnswer Of(CodeChange change) => new(
        change.Entry,
        change.Operation,
        change.Path,
        change.From,
        change.Before,
        change.After,
        change is { Before: { } before, After: { } after } ? TextChange.Between(before, after)?.Lines() : null);
}

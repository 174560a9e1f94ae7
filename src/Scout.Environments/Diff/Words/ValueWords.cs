using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Environments.Diff.Words;

/// <summary>One value or source that differs, in words.</summary>
/// <param name="Sign">What happened to it: <c>+</c>, <c>-</c>, <c>~</c> or <c>=</c>.</param>
/// <param name="Place">Where it stands: a JSON Pointer, or the documentation id of a C# method.</param>
internal abstract record ValueWords(Word Sign, string Place)
{
    /// <summary>Everything that differs in one entry: its values, then the sources behind it.</summary>
    public static IEnumerable<ValueWords> Of(IEnumerable<CodeChange> code, IEnumerable<SourceChange> sources) =>
        [.. code.SelectMany(Of), .. sources.Select(SourceWords.Of)];

    private static IEnumerable<ValueWords> Of(CodeChange change) => change switch
    {
        { Operation: CodeOperation.Move } => [new MovedValue(change.From ?? "", change.Path)],
        { Before: { } before, After: { } after } when TextChange.Between(before, after) is { } text => [new ChangedText(change.Path, text)],
        { Before: { } before, After: { } after } => [new ReplacedValue(change.Path, Json(before), Json(after))],
        { Before: { } before } => Leaves(ChangeKind.Removed, change.Path, before),
        { After: { } after } => Leaves(ChangeKind.Added, change.Path, after),
        _ => [],
    };

    private static IEnumerable<ValueWords> Leaves(ChangeKind change, string path, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.EnumerateObject().Any())
        {
            return json.EnumerateObject().SelectMany(member => Leaves(change, $"{path}/{JsonPointer.Escape(member.Name)}", member.Value));
        }

        return json.ValueKind == JsonValueKind.String && json.GetString()!.Contains('\n', StringComparison.Ordinal)
            ? [new WholeText(Signs.Of(change), path, [.. json.GetString()!.Split('\n')])]
            : [new WholeValue(Signs.Of(change), path, Json(json))];
    }

    private static string Json(JsonElement json) => JsonSerializer.Serialize(json, PlainJsonContext.Written);
}

/// <summary>A value that is the same in another place: a renamed block.</summary>
/// <param name="From">The JSON Pointer before.</param>
/// <param name="To">The JSON Pointer now.</param>
internal sealed record MovedValue(string From, string To) : ValueWords(Signs.Of(ChangeKind.Renamed), To);

/// <summary>A text to be read line by line.</summary>
/// <param name="Place">Its JSON Pointer.</param>
/// <param name="Text">What differs in it.</param>
internal sealed record ChangedText(string Place, TextChange Text) : ValueWords(Signs.Of(ChangeKind.Changed), Place);

/// <summary>A value that another one takes the place of.</summary>
/// <param name="Place">Its JSON Pointer.</param>
/// <param name="Before">The JSON before, on one line.</param>
/// <param name="After">The JSON now, on one line.</param>
internal sealed record ReplacedValue(string Place, string Before, string After) : ValueWords(Signs.Of(ChangeKind.Changed), Place);

/// <summary>A value that is new or gone, without objects around or in it.</summary>
/// <param name="Sign">Which of the two.</param>
/// <param name="Place">Its JSON Pointer.</param>
/// <param name="Json">The JSON, on one line.</param>
internal sealed record WholeValue(Word Sign, string Place, string Json) : ValueWords(Sign, Place);

/// <summary>A text of several lines that is new or gone.</summary>
/// <param name="Sign">Which of the two.</param>
/// <param name="Place">Its JSON Pointer.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record WholeText(Word Sign, string Place, ImmutableArray<string> Lines) : ValueWords(Sign, Place);

/// <summary>The C# of a method that a block calls.</summary>
/// <param name="Sign">What happened to it.</param>
/// <param name="Place">The method's documentation id.</param>
/// <param name="Text">What differs in it; none where only something that it reaches differs.</param>
/// <param name="Reached">What differs of what it reaches, where that is known.</param>
internal sealed record SourceWords(Word Sign, string Place, TextChange? Text, ImmutableArray<string> Reached) : ValueWords(Sign, Place)
{
    /// <summary>What is said where there is no <see cref="Text"/>.</summary>
    public const string OnlyWhatItReaches = "the method is as it was: something that it reaches differs";

    public static SourceWords Of(SourceChange source) => new(
        Signs.Of(source.Before is null ? ChangeKind.Added : source.After is null ? ChangeKind.Removed : ChangeKind.Changed),
        source.Method,
        source.OnlyWhatItReaches ? null : new TextChange(source.Before, source.After),
        source.Reached);
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Model;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>Something that is expected of a run.</summary>
/// <param name="Place">Where it stands.</param>
internal abstract record Expectation(YamlPlace Place)
{
    /// <summary>Something is expected of a value.</summary>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Of">Which value.</param>
    public abstract record OfValue(YamlPlace Place, Subject Of) : Expectation(Place);

    /// <summary>A value is this one.</summary>
    public sealed record IsEqual(YamlPlace Place, Subject Of, JsonElement Value) : OfValue(Place, Of);

    /// <summary>All of this is in the output, which may have more: members in objects, items in lists in the same order.</summary>
    public sealed record Output(YamlPlace Place, JsonElement Part) : Expectation(Place);

    /// <summary>A text has this one in it, a list this item.</summary>
    public sealed record Contains(YamlPlace Place, Subject Of, JsonElement Value) : OfValue(Place, Of);

    /// <summary>A text has a place that fits the pattern.</summary>
    public sealed record Matches(YamlPlace Place, Subject Of, Regex Pattern) : OfValue(Place, Of);

    /// <summary>A value fits a JSON Schema.</summary>
    public sealed record Fits(YamlPlace Place, Subject Of, Schema Schema) : OfValue(Place, Of);

    /// <summary>A value is a number within bounds.</summary>
    public sealed record Number(YamlPlace Place, Subject Of, NumberBounds Bounds) : OfValue(Place, Of);

    /// <summary>Blocks ran, and others did not.</summary>
    public sealed record Path(YamlPlace Place, ImmutableArray<string> Ran, ImmutableArray<string> NotRan) : Expectation(Place);

    /// <summary>A block began so often, over all rounds of loops; its attempts after the first do not count.</summary>
    public sealed record Calls(YamlPlace Place, string Block, int? AtLeast, int? AtMost) : Expectation(Place);

    /// <summary>No attempt at any block failed, and nothing was put in place of an output.</summary>
    public sealed record NoFailures(YamlPlace Place) : Expectation(Place);

    /// <summary>The run took no longer.</summary>
    public sealed record Time(YamlPlace Place, TimeSpan AtMost) : Expectation(Place);

    /// <summary>A model, by its alias, scores a value by a rubric: at least so much of 1 to 5.</summary>
    public sealed record Judge(YamlPlace Place, Subject Of, string Rubric, string Model, int AtLeast) : OfValue(Place, Of);

    /// <summary>A method of the project finds nothing wrong with a value and the run that it is of.</summary>
    public sealed record Code(YamlPlace Place, Subject Of, string Method) : OfValue(Place, Of);

    /// <summary>The models of the run cost no more.</summary>
    public sealed record Cost(YamlPlace Place, decimal AtMost) : Expectation(Place);
}

/// <summary>A value that something is expected of.</summary>
/// <param name="Block">The block whose output it is in, the last round's where it ran several times; none: the workflow's output.</param>
/// <param name="At">Where it is there: a JSON pointer, <c>/answer</c>; empty: all of it.</param>
internal readonly record struct Subject(string? Block, string At)
{
    /// <inheritdoc/>
    public override string ToString() => (Block, At.Length) switch
    {
        (null, 0) => "the output",
        (null, _) => At,
        (_, 0) => $"the output of '{Block}'",
        _ => $"{At} of '{Block}'",
    };
}

/// <summary>The bounds of a number; at least one of them is there.</summary>
internal readonly record struct NumberBounds(decimal? AtLeast, decimal? Above, decimal? AtMost, decimal? Below)
{
    /// <summary>Whether nothing is within them.</summary>
    public bool AreApart => AtLeast > AtMost || AtLeast >= Below || Above >= AtMost || Above >= Below;

    /// <summary>Whether a number is within them.</summary>
    public bool Have(decimal number) => !(number < AtLeast) && !(number <= Above) && !(number > AtMost) && !(number >= Below);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", ((ReadOnlySpan<(string, decimal?)>)[("at least", AtLeast), ("above", Above), ("at most", AtMost), ("below", Below)]).ToArray()
        .Where(bound => bound.Item2 is not null).Select(bound => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bound.Item1} {bound.Item2}")));
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Scout.Revisions.Rules;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>Reads values of a suite strictly and keeps every problem with its line, so that all are told at once.</summary>
/// <param name="file">The file, as problems name it.</param>
internal sealed partial class SuiteProblems(string file)
{
    private readonly List<(YamlPlace Place, string Line, string Problem)> _problems = [];

    /// <summary>The first of them, without its place; none: there is none.</summary>
    public string? First => _problems is [var first, ..] ? first.Problem : null;

    /// <summary>All of them, in the order of the file.</summary>
    public ImmutableArray<string> All => [.. _problems.OrderBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column).Select(problem => problem.Line).Distinct()];

    public void Add(YamlPlace place, string problem) => _problems.Add((place, $"{file}:{place.Line}:{place.Column}: {problem}", problem));

    /// <summary>The members of an object; one that is not known is a problem.</summary>
    public IEnumerable<YamlMember> Members(YamlNode node, string what, params string[] known)
    {
        if (node is not YamlMap map)
        {
            Wrong(node, $"{what}: an object, with {string.Join(", ", known)}");
            return [];
        }

        foreach (var member in map.Members.Where(member => !known.Contains(member.Name)))
        {
            Add(member.Place, $"'{member.Name}' is unknown in {what}; there are {string.Join(", ", known)}.{Suggestion.DidYouMean(member.Name, known)}");
        }

        return map.Members.Where(member => known.Contains(member.Name));
    }

    /// <summary>A text that is not empty; a number or a truth counts as the text that is written.</summary>
    public string? Text(YamlNode node, string what)
    {
        if (node is YamlScalar { Text: { Length: > 0 } text, Json.ValueKind: not System.Text.Json.JsonValueKind.Null })
        {
            return text;
        }

        Wrong(node, $"{what}: a text");
        return null;
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(YamlNode node, string what)
    {
        if (node is YamlList list)
        {
            return [.. list.Items.Select(item => Text(item, what)).OfType<string>()];
        }

        Wrong(node, $"{what}: a list of texts, [a, b]");
        return [];
    }

    /// <summary>A number.</summary>
    public decimal? Number(YamlNode node, string what, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        if (node is YamlScalar { Json: { ValueKind: System.Text.Json.JsonValueKind.Number } json } && json.TryGetDecimal(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(node, string.Create(CultureInfo.InvariantCulture, $"{what}: a number{(least == decimal.MinValue ? "" : $" from {least}{(most == decimal.MaxValue ? " on" : $" to {most}")}")}"));
        return null;
    }

    /// <summary>A whole number.</summary>
    public int? Count(YamlNode node, string what, int least, int most)
    {
        if (node is YamlScalar { Json: { ValueKind: System.Text.Json.JsonValueKind.Number } json } && json.TryGetInt32(out var count) && count >= least && count <= most)
        {
            return count;
        }

        Wrong(node, $"{what}: a whole number from {least} to {most}");
        return null;
    }

    /// <summary>A time: <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>.</summary>
    public TimeSpan? Duration(YamlNode node, string what)
    {
        if (node is YamlScalar { Text: var text } && Time.Match(text) is { Success: true } match && decimal.TryParse(match.Groups["count"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            var milliseconds = count * match.Groups["unit"].Value switch { "ms" => 1, "s" => 1000, "m" => 60_000, _ => 3_600_000 };
            if (milliseconds is > 0 and <= 86_400_000)
            {
                return TimeSpan.FromMilliseconds((double)milliseconds);
            }
        }

        Wrong(node, $"{what}: a time such as 500ms, 5s, 2m or 1h, over 0 and at most 24h");
        return null;
    }

    /// <summary>A value is not what is expected.</summary>
    public void Wrong(YamlNode node, string expected) => Add(node.Place, $"{node.Kind} where this is expected: {expected}.");

    [GeneratedRegex(@"^(?<count>\d{1,9}(\.\d{1,6})?)(?<unit>ms|s|m|h)$", RegexOptions.CultureInvariant)]
    private static partial Regex Time { get; }
}

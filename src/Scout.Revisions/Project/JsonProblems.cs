using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Project;

/// <summary>Reads values strictly and keeps every problem with its JSON path, so that all are told at once.</summary>
internal sealed class JsonProblems
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> All => _problems;

    public void Add(string at, string problem) => _problems.Add($"{at}: {problem}");

    /// <summary>The members of an object; a member that is not known is a problem. An empty list of known names lets every name be.</summary>
    public IEnumerable<JsonProperty> Members(JsonElement element, string at, string what, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            WrongType(element, at, $"{what}: an object, {{ ... }}");
            return [];
        }

        foreach (var member in element.EnumerateObject().Where(member => known.Length > 0 && !known.Contains(member.Name)))
        {
            Add($"{at}.{member.Name}", $"unknown member of {what}; there are {string.Join(", ", known)}.{Suggestion.DidYouMean(member.Name, known)}");
        }

        return element.EnumerateObject().Where(member => known.Length == 0 || known.Contains(member.Name));
    }

    public string? Text(JsonElement element, string at, string what)
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        WrongType(element, at, $"{what}: a string in quotes");
        return null;
    }

    public ImmutableArray<string> Texts(JsonElement element, string at, string what)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            WrongType(element, at, $"{what}: a list of strings, [\"...\"]");
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => Text(item, $"{at}[{index}]", what)).OfType<string>()];
    }

    /// <summary>What a list holds.</summary>
    public IEnumerable<JsonElement> Items(JsonElement element, string at, string what)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray();
        }

        WrongType(element, at, what);
        return [];
    }

    /// <summary>One of the words for a value of an enumeration; its default where it is none.</summary>
    public T Word<T>(JsonElement element, string at, IReadOnlyList<string> words)
        where T : struct, Enum
    {
        if (Text(element, at, $"one of {string.Join(", ", words)}") is not { } text)
        {
            return default;
        }

        if (words.Contains(text))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        Add(at, $"'{text}' is not one of {string.Join(", ", words)}.{Suggestion.DidYouMean(text, words)}");
        return default;
    }

    public decimal? Amount(JsonElement element, string at, string what)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var amount) && amount is >= 0 and <= 1_000_000)
        {
            return amount;
        }

        WrongType(element, at, $"{what}: a number from 0 to 1000000");
        return null;
    }

    public int? Count(JsonElement element, string at, string what)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var count) && count >= 1)
        {
            return count;
        }

        WrongType(element, at, $"{what}: a whole number from 1 to {int.MaxValue}. Leave it out where there is no limit");
        return null;
    }

    public bool? Flag(JsonElement element, string at, string what)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        WrongType(element, at, $"{what}: true or false");
        return null;
    }

    /// <summary>A number above 0.</summary>
    public double? Share(JsonElement element, string at, string what, double most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var share) && share > 0 && share <= most)
        {
            return share;
        }

        WrongType(element, at, string.Create(CultureInfo.InvariantCulture, $"{what}: a number above 0, at most {most}"));
        return null;
    }

    private void WrongType(JsonElement element, string at, string expected) =>
        Add(at, $"{Describe(element)} where this is expected: {expected}.");

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: 0 } ? "an empty string" : "a string",
        JsonValueKind.Number => $"the number {element.GetRawText()}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };
}

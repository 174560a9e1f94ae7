using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Rules;
using Scout.Validation.Yaml;

namespace Scout.Validation.Suites;

/// <summary>Reads what is expected of a case.</summary>
internal sealed class ExpectationReader(SuiteProblems problems)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Every kind of expectation by its name.</summary>
    public static ImmutableArray<string> Names { get; } = ["equals", "output", "contains", "matches", "schema", "number", "path", "calls", "noFailures", "time", "cost", "judge", "code"];

    /// <summary>Reads a list of them.</summary>
    public ImmutableArray<Expectation> Read(YamlNode node)
    {
        if (node is not YamlList list)
        {
            problems.Wrong(node, "what is expected: a list, such as [{ output: { category: delivery } }]");
            return [];
        }

        return [.. list.Items.Select(One).OfType<Expectation>()];
    }

    private Expectation? One(YamlNode node)
    {
        if (node is not YamlMap { Members: [var member] })
        {
            problems.Wrong(node, $"one expectation, {{ NAME: ... }}, with one of the names {string.Join(", ", Names)}");
            return null;
        }

        var (place, value) = (member.Place, member.Value);
        switch (member.Name)
        {
            case "equals":
                return Of(value, "equals", place, (of, json) => new Expectation.IsEqual(place, of, json));
            case "contains":
                return Of(value, "contains", place, (of, json) => Asks(value, json) ? new Expectation.Contains(place, of, json) : null);
            case "output":
                return Asks(value, value.Json) ? new Expectation.Output(place, value.Json) : null;
            case "matches":
                return Matches(value, place);
            case "schema":
                return Fits(value, place);
            case "number":
                return Number(value, place);
            case "path":
                return Path(value, place);
            case "calls":
                return Calls(value, place);
            case "noFailures" when value.Json.ValueKind == JsonValueKind.True:
                return new Expectation.NoFailures(place);
            case "noFailures":
                problems.Wrong(value, "true; leave noFailures out where failures may be");
                return null;
            case "time":
                return AtMost(value, "time", problems.Duration, limit => new Expectation.Time(place, limit));
            case "cost":
                return AtMost(value, "cost", (limit, what) => problems.Number(limit, what, 0, 1_000_000), limit => new Expectation.Cost(place, limit));
            case "judge":
                return Judged(value, place);
            case "code":
                return Checked(value, place);
            default:
                problems.Add(place, $"'{member.Name}' is no expectation; there are {string.Join(", ", Names)}.{Suggestion.DidYouMean(member.Name, Names)}");
                return null;
        }
    }

    // What asks nothing would always hold.
    private bool Asks(YamlNode node, JsonElement value)
    {
        var asks = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Any(),
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.String => value.GetString()!.Length > 0,
            _ => true,
        };
        if (!asks)
        {
            problems.Add(node.Place, $"{value.GetRawText()} is in everything: it would always hold. Write what is expected; equals, where it is exactly this.");
        }

        return asks;
    }

    private Expectation? Of(YamlNode node, string name, YamlPlace place, Func<Subject, JsonElement, Expectation?> make)
    {
        var (of, rest) = Subject(node, name, "value");
        if (rest.TryGetValue("value", out var value))
        {
            return make(of, value.Json);
        }

        Missing(node, place, name, "value");
        return null;
    }

    private Expectation.Matches? Matches(YamlNode node, YamlPlace place)
    {
        var (of, rest) = Subject(node, "matches", "pattern");
        if (!rest.TryGetValue("pattern", out var written))
        {
            Missing(node, place, "matches", "pattern");
            return null;
        }

        return problems.Text(written, "pattern") is { } pattern && Pattern(written.Place, pattern) is { } regex ? new(place, of, regex) : null;
    }

    // One that takes time linear in the text where it can be; what needs to go back is stopped after a second.
    private Regex? Pattern(YamlPlace place, string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (NotSupportedException)
        {
            return new(pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException exception)
        {
            problems.Add(place, $"'{pattern}' is no regular expression: {exception.Message}");
            return null;
        }
    }

    private Expectation.Fits? Fits(YamlNode node, YamlPlace place)
    {
        var (of, rest) = Subject(node, "schema", "is");
        if (!rest.TryGetValue("is", out var schema))
        {
            Missing(node, place, "schema", "is");
            return null;
        }

        return new SchemaReader(problems).Read(schema) is { } read ? new(place, of, read) : null;
    }

    private Expectation.Number? Number(YamlNode node, YamlPlace place)
    {
        var (of, rest) = Subject(node, "number", "atLeast", "above", "atMost", "below");
        var bounds = new NumberBounds(Bound("atLeast"), Bound("above"), Bound("atMost"), Bound("below"));
        if (rest.Count == 0)
        {
            Missing(node, place, "number", "atLeast, above, atMost or below");
            return null;
        }

        if (bounds.AreApart)
        {
            problems.Add(place, $"no number is {bounds}.");
            return null;
        }

        return new(place, of, bounds);

        decimal? Bound(string name) => rest.TryGetValue(name, out var bound) ? problems.Number(bound, name) : null;
    }

    private Expectation.Path? Path(YamlNode node, YamlPlace place)
    {
        if (node is YamlList)
        {
            return Path(place, node, problems.Texts(node, "the blocks that ran"), []);
        }

        var members = problems.Members(node, "path", "ran", "not").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        return node is not YamlMap ? null : Path(place, node, Blocks("ran"), Blocks("not"));

        ImmutableArray<string> Blocks(string name) => members.TryGetValue(name, out var list) ? problems.Texts(list, $"the blocks of '{name}'") : [];
    }

    private Expectation.Path? Path(YamlPlace place, YamlNode node, ImmutableArray<string> ran, ImmutableArray<string> not)
    {
        if (ran.IsEmpty && not.IsEmpty)
        {
            problems.Add(node.Place, "path names no block: it would always hold.");
            return null;
        }

        return new(place, ran, not);
    }

    private Expectation.Calls? Calls(YamlNode node, YamlPlace place)
    {
        var members = problems.Members(node, "calls", "block", "times", "atLeast", "atMost").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var block = members.TryGetValue("block", out var named) ? problems.Text(named, "a block") : null;
        var (times, least, most) = (Count("times"), Count("atLeast"), Count("atMost"));
        if (node is YamlMap && (!members.ContainsKey("block") || members.Count < 2))
        {
            Missing(node, place, "calls", members.ContainsKey("block") ? "times, atLeast or atMost" : "block");
        }

        if (times is not null && (least ?? most) is not null)
        {
            problems.Add(place, "calls says times, and atLeast or atMost beside it. Keep times, or the bounds.");
        }
        else if (least > most)
        {
            problems.Add(place, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"calls is never at least {least} and at most {most} times."));
        }
        else if (least is 0 && most is null)
        {
            problems.Add(place, "calls at least 0 times would always hold.");
        }

        return block is null || members.Count < 2 ? null : new(place, block, times ?? least, times ?? most);

        int? Count(string name) => members.TryGetValue(name, out var count) ? problems.Count(count, name, 0, 1_000_000) : null;
    }

    private Expectation.Judge? Judged(YamlNode node, YamlPlace place)
    {
        var (of, more) = Subject(node, "judge", "rubric", "model", "atLeast");
        if (((ReadOnlySpan<string>)["rubric", "model"]).ToArray().FirstOrDefault(name => !more.ContainsKey(name)) is { } missing)
        {
            Missing(node, place, "judge", missing);
            return null;
        }

        return problems.Text(more["rubric"], "rubric") is { } rubric && problems.Text(more["model"], "model, an alias of scout.json") is { } model
            ? new(place, of, rubric, model, more.TryGetValue("atLeast", out var least) ? problems.Count(least, "atLeast", 2, 5) ?? 4 : 4)
            : null;
    }

    // A method alone is what most checks say.
    private Expectation.Code? Checked(YamlNode node, YamlPlace place)
    {
        var (of, more) = node is YamlScalar ? (default(Subject) with { At = "" }, new Dictionary<string, YamlNode>(StringComparer.Ordinal) { ["method"] = node }) : Subject(node, "code", "method");
        if (!more.TryGetValue("method", out var named))
        {
            Missing(node, place, "code", "method");
            return null;
        }

        return problems.Text(named, "a method, Shop.Checks.NamesTheOrder") is { } method ? new(place, of, method) : null;
    }

    private Expectation? AtMost<T>(YamlNode node, string name, Func<YamlNode, string, T?> read, Func<T, Expectation> make)
        where T : struct
    {
        var limit = problems.Members(node, name, "atMost").Select(member => member.Value).FirstOrDefault();
        if (limit is null)
        {
            Missing(node, node.Place, name, "atMost");
            return null;
        }

        return read(limit, "atMost") is { } most ? make(most) : null;
    }

    private (Subject Of, Dictionary<string, YamlNode> More) Subject(YamlNode node, string name, params string[] more)
    {
        var members = problems.Members(node, name, ["at", "block", .. more]).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var block = members.Remove("block", out var named) ? problems.Text(named, "a block") : null;
        var at = members.Remove("at", out var pointer) ? Pointer(pointer) : "";
        return (new(block, at), members);
    }

    private string Pointer(YamlNode node)
    {
        if (node is YamlScalar { Text: var text } && (text.Length == 0 || text[0] == '/'))
        {
            return text;
        }

        problems.Add(node.Place, $"'{(node as YamlScalar)?.Text ?? node.Kind}' is no place in a value. Begin with a slash: /{((node as YamlScalar)?.Text ?? "answer").Replace('.', '/').TrimStart('$', '/')}");
        return "";
    }

    private void Missing(YamlNode node, YamlPlace place, string name, string missing)
    {
        if (node is YamlMap)
        {
            problems.Add(place, $"{name} says nothing: {missing} is missing.");
        }
    }
}

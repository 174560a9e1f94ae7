using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;

namespace Scout.Validation.Capturing;

/// <summary>
/// Takes out of recorded values what is known by its form to be about somebody, or to open something: mail addresses, telephone numbers, cards, accounts, tokens, addresses of machines. The same
/// text is the same stand-in everywhere, so that what belongs together still does. Names of people have no form: places that hold them are named. What the workflow declares, names of members and
/// words of which a text must be one, stays.
/// </summary>
/// <param name="places">Places whose values go whole, as JSON pointers into the inputs: <c>/customer/name</c>.</param>
internal sealed class Redaction(IReadOnlyCollection<string> places)
{
    // Shorter ones are parts of too many words.
    private const int ShortestAnywhere = 3;

    private readonly Dictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<FormKind, int> _counts = [];
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>How many different texts went.</summary>
    public int Count => _named.Count + _known.Count;

    /// <summary>The named places that no value was at.</summary>
    public IEnumerable<string> Unmet => places.Where(place => !_met.Contains(place));

    /// <summary>The inputs of a run, without them.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="declared">What the workflow declares of them.</param>
    /// <param name="others">What else is of the run: what is seen there goes out of the inputs, too.</param>
    /// <exception cref="ScoutException">A text is so long that looking through it takes too long.</exception>
    public JsonElement Inputs(JsonElement inputs, Declared declared = default, params IEnumerable<(JsonElement Value, Declared Declared)> others)
    {
        foreach (var place in places)
        {
            if (Checking.JsonParts.Find(inputs, place) is { } value)
            {
                _met.Add(place);
                Remember(value);
            }
        }

        // What is told to be a token in one place is one in those before it.
        Of(inputs, declared, "", null);
        foreach (var other in others)
        {
            Of(other.Value, other.Declared);
        }

        _known.Clear();
        _counts.Clear();
        _counts[FormKind.Text] = _named.Count;
        return Of(inputs, declared, "", null);
    }

    /// <summary>What a block gave, without them.</summary>
    /// <param name="value">What it gave.</param>
    /// <param name="declared">What the workflow declares of it.</param>
    /// <exception cref="ScoutException">A text is so long that looking through it takes too long.</exception>
    public JsonElement Of(JsonElement value, Declared declared = default) => Of(value, declared, null, null);

    /// <summary>A text without them.</summary>
    /// <exception cref="ScoutException">It is so long that looking through it takes too long.</exception>
    public string Text(string text) => Without(text, isName: false);

    // In the inputs, and where: as a JSON pointer. And the name of the member that it is the value of.
    private JsonElement Of(JsonElement value, Declared declared, string? at, string? member) => value.ValueKind switch
    {
        _ when at is not null && places.Contains(at) => Whole(value, declared),
        JsonValueKind.String => PlainJson.Of(Value(value.GetString()!, declared, member)),
        JsonValueKind.Array when declared.Item is var of => PlainJson.List(value.EnumerateArray().Index().Select(item => Of(item.Item, of, at is null ? null : string.Create(CultureInfo.InvariantCulture, $"{at}/{item.Index}"), member)).ToArray()),
        JsonValueKind.Object => Members(value, declared, (inside, of) => Of(inside.Value, of, at is null ? null : $"{at}/{JsonPointer.Escape(inside.Name)}", inside.Name)),
        JsonValueKind.Number when IsCard(value.GetRawText()) => PlainJson.Of(4_000_000_000_000_002),
        _ => value,
    };

    // Of the kind that it was, so that it still fits.
    private JsonElement Whole(JsonElement value, Declared declared) => value.ValueKind switch
    {
        JsonValueKind.String => PlainJson.Of(StandInOf(value.GetString()!)),
        JsonValueKind.Array when declared.Item is var of => PlainJson.List(value.EnumerateArray().Select(item => Whole(item, of)).ToArray()),
        JsonValueKind.Object => Members(value, declared, (inside, of) => Whole(inside.Value, of)),
        JsonValueKind.Number => PlainJson.Of(0),
        _ => value,
    };

    // Names that are other texts stay so.
    private JsonElement Members(JsonElement value, Declared declared, Func<JsonProperty, Declared, JsonElement> of)
    {
        var members = value.EnumerateObject().Select(member => (Member: member, Name: declared.Has(member.Name) ? member.Name : Without(member.Name, isName: true))).ToArray();
        var taken = members.Where(member => member.Name == member.Member.Name).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return PlainJson.Object(members.Select(member => KeyValuePair.Create(member.Name == member.Member.Name ? member.Name : Free(member.Name, taken), of(member.Member, declared.Of(member.Member.Name)))).ToArray());
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        }

        return free;
    }

    private string Value(string text, Declared declared, string? member)
    {
        if (member is not null && TokenForms.IsOne(member, text))
        {
            _tokens.Add(text);
            return StandIn(FormKind.Token, text);
        }

        return declared.IsWord(text) ? text : Text(text);
    }

    // Each is found in the text as it was, and nothing is looked for in what stands in. Where several overlap, all of them go for the longest.
    private string Without(string text, bool isName)
    {
        Found[] found;
        try
        {
            found = [.. Named(text, isName).Concat(Forms.In(text, out var told)).OrderBy(one => one.Start)];
            _tokens.UnionWith(told.Select(token => token.Text).Where(token => token.Length >= 8));
        }
        catch (RegexMatchTimeoutException)
        {
            throw CaptureErrors.TooLong(text.Length);
        }

        var left = new StringBuilder();
        var end = 0;
        for (var i = 0; i < found.Length;)
        {
            var (longest, stop, start) = (found[i], found[i].End, found[i].Start);
            for (i++; i < found.Length && found[i].Start < stop; i++)
            {
                (longest, stop) = (found[i].Length > longest.Length ? found[i] : longest, Math.Max(stop, found[i].End));
            }

            left.Append(text, end, start - end).Append(StandIn(longest.Kind, longest.Text));
            end = stop;
        }

        return found.Length == 0 ? text : left.Append(text, end, text.Length - end).ToString();
    }

    private IEnumerable<Found> Named(string text, bool isName) =>
        _named.Keys.SelectMany(named => Places(text, named, StringComparison.OrdinalIgnoreCase, isName || named.Length < ShortestAnywhere).Select(at => new Found(at, named.Length, FormKind.Text, named)))
            .Concat(_tokens.SelectMany(token => Places(text, token, StringComparison.Ordinal, isWord: true).Select(at => new Found(at, token.Length, FormKind.Token, token))));

    private static IEnumerable<int> Places(string text, string part, StringComparison comparison, bool isWord)
    {
        for (var at = text.IndexOf(part, comparison); at >= 0; at = at + 1 < text.Length ? text.IndexOf(part, at + 1, comparison) : -1)
        {
            if (!isWord || (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + part.Length == text.Length || !char.IsLetterOrDigit(text[at + part.Length])))
            {
                yield return at;
            }
        }
    }

    private void Remember(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                StandInOf(value.GetString()!);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Remember(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Remember(item);
                }

                break;
            default:
                break;
        }
    }

    // At a named place.
    private string StandInOf(string text) => text.Length == 0 ? text : _named.TryGetValue(text, out var standIn) ? standIn : _named[text] = Made(FormKind.Text);

    private string StandIn(FormKind kind, string text) => _named.TryGetValue(text, out var named) ? named : _known.TryGetValue(text, out var standIn) ? standIn : _known[text] = Made(kind);

    private string Made(FormKind kind)
    {
        var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return kind switch
        {
            FormKind.Mail => $"person{number}@example.com",
            FormKind.Machine6 => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}"),
            FormKind.Machine => $"192.0.2.{number % 255}",
            _ => $"[{kind.ToString().ToLowerInvariant()} {number}]",
        };
    }

    private static bool IsCard(string number) => number.All(char.IsAsciiDigit) && PersonForms.IsCard(number);
}

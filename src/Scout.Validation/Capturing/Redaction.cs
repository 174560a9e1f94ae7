using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;

namespace Scout.Validation.Capturing;

/// <summary>
/// Takes out of recorded values what is known by its form to be about somebody, or to open something: mail addresses, telephone numbers, cards, accounts, tokens, addresses of machines. The same
/// text is the same stand-in everywhere, so that what belongs together still does. Names of people have no form: places that hold them are named.
/// </summary>
/// <param name="places">Places whose values go whole, as JSON pointers into the inputs: <c>/customer/name</c>.</param>
internal sealed partial class Redaction(IReadOnlyCollection<string> places)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>How many different texts went.</summary>
    public int Count => _known.Count;

    /// <summary>The named places that no value was at.</summary>
    public IEnumerable<string> Unmet => places.Where(place => !_met.Contains(place));

    /// <summary>The inputs of a run, without them.</summary>
    /// <exception cref="ScoutException">A text is so long that looking through it takes too long.</exception>
    public JsonElement Inputs(JsonElement inputs)
    {
        // What stands at a named place goes wherever else it stands, too.
        foreach (var place in places)
        {
            if (Checking.JsonParts.Find(inputs, place) is { } value)
            {
                _met.Add(place);
                Remember(value);
            }
        }

        return Of(inputs, "");
    }

    /// <summary>What a block gave, without them.</summary>
    /// <exception cref="ScoutException">A text is so long that looking through it takes too long.</exception>
    public JsonElement Of(JsonElement value) => Of(value, null);

    /// <summary>A text without them.</summary>
    /// <exception cref="ScoutException">It is so long that looking through it takes too long.</exception>
    public string Text(string text)
    {
        try
        {
            return Looked(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw CaptureErrors.TooLong(text.Length);
        }
    }

    // In the inputs, and where: as a JSON pointer.
    private JsonElement Of(JsonElement value, string? at) => value.ValueKind switch
    {
        _ when at is not null && places.Contains(at) => Whole(value),
        JsonValueKind.String => PlainJson.Of(Text(value.GetString()!)),
        JsonValueKind.Array => PlainJson.List(value.EnumerateArray().Index().Select(item => Of(item.Item, at is null ? null : string.Create(CultureInfo.InvariantCulture, $"{at}/{item.Index}"))).ToArray()),
        JsonValueKind.Object => PlainJson.Object(value.EnumerateObject().Select(member => KeyValuePair.Create(Text(member.Name), Of(member.Value, at is null ? null : $"{at}/{JsonPointer.Escape(member.Name)}"))).ToArray()),
        JsonValueKind.Number when IsCard(value.GetRawText()) => PlainJson.Of(4_000_000_000_000_002),
        _ => value,
    };

    // Of the kind that it was, so that it still fits.
    private JsonElement Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PlainJson.Of(StandInOf(value.GetString()!)),
        JsonValueKind.Array => PlainJson.List(value.EnumerateArray().Select(Whole).ToArray()),
        JsonValueKind.Object => PlainJson.Object(value.EnumerateObject().Select(member => KeyValuePair.Create(Text(member.Name), Whole(member.Value))).ToArray()),
        JsonValueKind.Number => PlainJson.Of(0),
        _ => value,
    };

    private string Looked(string text)
    {
        text = _known.Where(known => known.Key.Length > 2).OrderByDescending(known => known.Key.Length).Aggregate(text, (left, known) => left.Replace(known.Key, known.Value, StringComparison.OrdinalIgnoreCase));
        text = Token.Replace(text, match => StandIn("token", match.Value, number => $"[token {number}]"));
        text = Mail.Replace(text, match => StandIn("mail", match.Value.ToLowerInvariant(), number => $"person{number}@example.com"));
        text = Account.Replace(text, match => IsAccount(match.Value) ? StandIn("account", match.Value, number => $"[account {number}]") : match.Value);
        text = CardLike.Replace(text, match => IsCard(match.Value) ? StandIn("card", match.Value, number => $"[card {number}]") : match.Value);
        text = Phone.Replace(text, match => match.Value.Count(char.IsAsciiDigit) is >= 8 and <= 15 ? StandIn("phone", match.Value, number => $"[telephone {number}]") : match.Value);
        text = Machine6.Replace(text, match => match.Value.Count(char.IsAsciiHexDigit) >= 4 && IPAddress.TryParse(match.Value, out _) ? StandIn("machine6", match.Value, number => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}")) : match.Value);
        return Machine.Replace(text, match => StandIn("machine", match.Value, number => $"192.0.2.{number % 255}"));
    }

    private void Remember(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString() is { Length: > 0 } text:
                StandInOf(text);
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

    private string StandInOf(string text) => text.Length == 0 ? text : StandIn("text", text, number => $"[text {number}]");

    private string StandIn(string kind, string text, Func<int, string> make)
    {
        // What stands in for something has its form.
        if (_made.Contains(text))
        {
            return text;
        }

        if (!_known.TryGetValue(text, out var standIn))
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            _known[text] = standIn = make(_counts[kind]);
            _made.Add(standIn);
        }

        return standIn;
    }

    // Luhn's check: of ten numbers of that length nine are none.
    private static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToArray();
        return digits.Length is >= 13 and <= 19 && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-')
            && digits.Select((digit, i) => i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2).Sum() % 10 == 0;
    }

    // ISO 13616: moved and read as a number, the rest by 97 is 1.
    private static bool IsAccount(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain.Length is >= 15 and <= 34
            && BigInteger.Parse(string.Concat((plain[4..] + plain[..4]).Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : (letter - 'A' + 10).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture) % 97 == 1;
    }

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abps]|AKIA|ASIA|hf|npm)[-_]?[A-Za-z0-9_-]{16,}|(?i:\bbearer )[\w.~+/-]{12,}=*|\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{32,}={0,2}|-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mail { get; }

    [GeneratedRegex(@"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Account { get; }

    [GeneratedRegex(@"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex CardLike { get; }

    // With a sign or a zero before it, or in groups: a bare number may be an order's.
    [GeneratedRegex(@"(?<![\w.])(?:\+\d|\(\d{2,5}\)|0\d)[\d ()/.-]{5,18}\d(?![\w-])|(?<![\w.-])\d{3}[ .-]\d{3,4}[ .-]\d{4}(?![\w-])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Phone { get; }

    // At least two colons: a time has at most two, and groups of two digits alone.
    [GeneratedRegex(@"(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){7}|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?)(?![\w:])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Machine6 { get; }

    [GeneratedRegex(@"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Machine { get; }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Scout.Validation.Capturing;

/// <summary>What opens something: known by its form, or by what stands before it.</summary>
internal static partial class TokenForms
{
    private const int Long = 32;
    private const int Shortest = 8;
    private const int ShortestOfWeakName = 16;
    private const int ShortestPassword = 4;

    /// <summary>What has the form of a token, whatever stands around it.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<Found> In(string text) =>
        Formed.Matches(text).Select(Of)
            .Concat(Dotted.Matches(text).Where(match => match.Value.Split('.')[^2..].All(IsMixed)).Select(Of))
            .Concat(Run.Matches(text).SelectMany(OfRun));

    /// <summary>What is a token by what stands before it: the same text is one wherever else it stands.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<Found> Told(string text) =>
        Assigned.Matches(text).Where(IsTold).Select(match => match.Groups["value"])
            .Concat(Basic.Matches(text).Select(match => match.Groups["value"]).Where(value => IsNameAndPassword(value.Value)))
            .Concat(InUrl.Matches(text).Where(match => match.Groups["password"].Success || IsMixed(match.Value) && match.Length >= Shortest).SelectMany(match => (Group[])[match, match.Groups["password"]]))
            .Where(group => group.Length > 0).Select(Of);

    /// <summary>Whether a member's value is a token by the member's name: <c>{"X-Api-Key": "9f8e7d6c5b4a"}</c>.</summary>
    public static bool IsOne(string member, string value) =>
        !value.Any(char.IsWhiteSpace) && Name.Match(member) is { Success: true } name && (name.Groups["password"].Success ? value.Length >= ShortestPassword : value.Length >= Shortest && IsMixed(value));

    /// <summary>Where UUIDs stand: what they name is no secret, as an order's number is none. What a key is, what stands before it says.</summary>
    public static IEnumerable<Match> Uuids(string text) => Uuid.Matches(text);

    private static Found Of(Group match) => new(match.Index, match.Length, FormKind.Token, match.Value);

    // Words have no digits: "token: required". What is given to a name by = is no prose.
    private static bool IsTold(Match match)
    {
        var (value, isGiven) = (match.Groups["value"].Value, match.Groups["sign"].Value != ":");
        return match.Groups["password"].Success ? value.Length >= ShortestPassword && (isGiven || IsMixed(value))
            : match.Groups["weak"].Success ? value.Length >= ShortestOfWeakName && IsMixed(value)
            : value.Length >= Shortest && (IsMixed(value) || isGiven && value.Any(char.IsAsciiDigit));
    }

    private static bool IsMixed(string text) => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);

    // "Basic knowledge" is none: of a name and a password there is a colon between them.
    private static bool IsNameAndPassword(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) is var decoded
            && decoded.Contains(':', StringComparison.Ordinal) && !decoded.Any(char.IsControl);
    }

    // What is long and of letters and digits, but for UUIDs in it. A path is none for its length; what is between its slashes may be.
    private static IEnumerable<Found> OfRun(Match run)
    {
        var start = 0;
        foreach (var (begin, end) in Uuids(run.Value).Select(uuid => (uuid.Index, uuid.Index + uuid.Length)).Append((run.Length, run.Length)))
        {
            var part = run.Value[start..begin].Trim('+', '/', '_', '-');
            var at = run.Index + run.Value.IndexOf(part, start, StringComparison.Ordinal);
            start = end;
            if (part.Length < Long || !IsMixed(part))
            {
                continue;
            }

            if (!part.Contains('/', StringComparison.Ordinal) || part.Any(char.IsAsciiLetterUpper) && part.Any(char.IsAsciiLetterLower))
            {
                yield return new(at, part.Length + (begin == run.Length ? run.Value.Length - run.Value.TrimEnd('=').Length : 0), FormKind.Token, part);
                continue;
            }

            foreach (var segment in part.Split('/'))
            {
                if (segment.Length >= Long && IsMixed(segment))
                {
                    yield return new(at, segment.Length, FormKind.Token, segment);
                }

                at += segment.Length + 1;
            }
        }
    }

    // Of services whose tokens begin alike, of signatures, of sign-ins. And hex digits: ids of records have up to 24.
    [GeneratedRegex(@"(?<![A-Za-z0-9])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|pk|rk|gh[opsur]|github_pat|glpat|xox[abprs]|xapp|whsec|shp(?:at|ss|ca|pa)|dop_v1|AKIA|ASIA|AIza|hf|npm)[-_]?(?=[A-Za-z_-]{0,64}\d)[A-Za-z0-9_-]{16,}|(?i:\bbearer )[\w.~+/-]{12,}=*|(?<![\w-])(?=[a-f]{0,31}\d)(?=\d{0,31}[a-f])[0-9a-f]{25,31}(?![\w-])|(?<![\w-])(?=[A-F]{0,31}\d)(?=\d{0,31}[A-F])[0-9A-F]{25,31}(?![\w-])|-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Formed { get; }

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{32,}={0,2}", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Run { get; }

    // SG.xxxx.yyyy, and others of three parts.
    [GeneratedRegex(@"(?<![\w.-])[A-Za-z0-9_-]{2,64}\.[A-Za-z0-9_-]{6,128}\.[A-Za-z0-9_-]{16,512}(?![\w-])", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Uuid { get; }

    private const string Password = "(?<password>(?i:[a-z]{0,16}passw(?:or)?d|passwort|passphrase|pwd))";
    private const string Strong = "(?i:[a-z]{0,16}token|[a-z]{0,16}secret|[a-z]{0,16}(?:api|access|private|secret|signing|subscription|account|shared)[_-]?key|signature|credentials?|authori[sz]ation|jwt|[a-z]{0,16}sess(?:ion)?[_-]?id|cookie)";

    // token=…, "api_key": "…", X-Api-Key: …, sig=…%2F…, Authorization: Token …; also where one address is written in another.
    [GeneratedRegex(@"(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}))(?:" + Password + "|" + Strong + @"|(?<weak>(?i:sig|key|auth|session|sid|hmac|code)(?==|%3D)))[""']?\s{0,3}(?<sign>=|%3[Dd]|:)\s{0,3}[""']?(?:(?i:basic|bearer|token|apikey|digest) +)?(?<value>(?:(?!%26)[^\s""'&;,<>()\[\]{}|\\])+)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Assigned { get; }

    [GeneratedRegex(@"(?i:\bbasic) +(?<value>[A-Za-z0-9+/]{8,}={0,2})", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Basic { get; }

    // Who signs in at a host, and by what: user:password@.
    [GeneratedRegex(@"(?<=//)[^\s/?#""'<>:]{0,256}(?::(?<password>[^\s/?#""'<>]{0,256}))?(?=@[\w\[])", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex InUrl { get; }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:" + Password + "|" + Strong + @")\z", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Name { get; }
}

using System.Text.RegularExpressions;

namespace Scout.Validation.Capturing;

/// <summary>What is known by its form, or by what stands before it, to be about somebody or to open something.</summary>
internal static partial class Forms
{
    /// <summary>How long one form is looked for in a text at most, in milliseconds: many times what any of a megabyte takes.</summary>
    public const int Patience = 5000;

    /// <summary>What of that is in a text: what overlaps is told as often as it is seen.</summary>
    /// <param name="text">The text.</param>
    /// <param name="told">What is a token by what stands before it, and is one without that, too.</param>
    public static IEnumerable<Found> In(string text, out Found[] told)
    {
        Found[] tokens = [.. TokenForms.Told(text)];
        (int Start, int End)[] ids = [.. TokenForms.Uuids(text).Concat(PersonForms.Times(text)).Select(other => (other.Index, other.Index + other.Length))];
        told = tokens;
        return LikeStandIns(text).Concat(tokens).Concat(TokenForms.In(text)).Concat(PersonForms.In(text).Where(found => !ids.Any(id => found.Start < id.End && id.Start < found.End) && !(found.Kind == FormKind.Mail && tokens.Any(IsBehind(found)))));
    }

    // A text that looks as what stands in for another would be taken for that.
    private static IEnumerable<Found> LikeStandIns(string text) =>
        StandIn.Matches(text).Select(match => new Found(match.Index, match.Length, Enum.Parse<FormKind>(match.Groups["kind"].ValueSpan, ignoreCase: true), match.Value));

    // What signs in at a host stands before an @, and is no mail address.
    private static Func<Found, bool> IsBehind(Found mail) => token => token.Start <= mail.Start && mail.Start < token.End;

    [GeneratedRegex(@"\[(?<kind>text|token|account|card|telephone) \d{1,9}\]", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex StandIn { get; }
}

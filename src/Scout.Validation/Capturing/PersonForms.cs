using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Scout.Validation.Capturing;

/// <summary>What is known by its form to be about somebody: mail addresses, accounts, cards, telephone numbers, addresses of machines.</summary>
internal static partial class PersonForms
{
    // What stands between the groups of a number: some write spaces that do not break.
    private const string Space = @" \u00A0\u2007\u2009\u202F";
    private const string Dash = @"\-\u2010-\u2013";

    /// <summary>What of that is in a text.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<Found> In(string text) =>
        Mail.Matches(text).Select(match => match.Groups["mail"]).Select(mail => new Found(mail.Index, mail.Length, FormKind.Mail, Uri.UnescapeDataString(WebUtility.HtmlDecode(mail.Value)).Replace('\uFF20', '@').ToLowerInvariant()))
            .Concat(Account.Matches(text).SelectMany(match => Accounts(match.Groups["run"])))
            .Concat(CardLike.Matches(text).SelectMany(Cards))
            .Concat(Told.Matches(text).Select(match => Telephone(text, match.Groups["number"], 6)).Concat(Numbers.Matches(text).Select(match => Telephone(text, match, 8))).OfType<Found>())
            .Concat(Machine6.Matches(text).Where(match => match.Value.Count(char.IsAsciiHexDigit) >= 4 && IPAddress.TryParse(match.Value, out _)).Select(match => new Found(match.Index, match.Length, FormKind.Machine6, match.Value)))
            .Concat(Machine.Matches(text).Select(match => new Found(match.Index, match.Length, FormKind.Machine, match.Value)));

    /// <summary>Times of day, with the date before them or not: the digits behind their seconds are nobody's number.</summary>
    public static IEnumerable<Match> Times(string text) => Time.Matches(text);

    /// <summary>Whether a number is a card's: by Luhn's check; of ten numbers of that length nine are none.</summary>
    public static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToArray();
        return digits.Length is >= 13 and <= 19 && digits.Select((digit, i) => i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2).Sum() % 10 == 0;
    }

    // What comes behind a card, the month until which it is good, may look like more of it.
    private static IEnumerable<Found> Cards(Match run)
    {
        if (IsCard(run.Value) && !Date.IsMatch(run.Value))
        {
            return [new(run.Index, run.Length, FormKind.Card, run.Value)];
        }

        var groups = Digits.Matches(run.Value).ToArray();
        return
            from first in Enumerable.Range(0, groups.Length)
            from count in Enumerable.Range(1, Math.Min(5, groups.Length - first))
            let parts = groups[first..(first + count)]
            let card = run.Value[parts[0].Index..(parts[^1].Index + parts[^1].Length)]
            where IsGrouped([.. parts.Select(part => part.Length)]) && IsCard(card)
            select new Found(run.Index + parts[0].Index, card.Length, FormKind.Card, card);
    }

    // As cards are printed.
    private static bool IsGrouped(int[] groups) => groups is [>= 13] or [4, 4, 4, 4] or [4, 4, 4, 4, _] or [4, 6, 5] or [4, 6, 4] or [4, 4, 4, <= 4];

    // A word behind an account may look like more of it.
    private static IEnumerable<Found> Accounts(Group run)
    {
        for (var length = run.Length; length >= 15; length--)
        {
            if ((length == run.Length || !char.IsAsciiLetterOrDigit(run.Value[length])) && IsAccount(run.Value[..length]))
            {
                return [new(run.Index, length, FormKind.Account, run.Value[..length])];
            }
        }

        return [];
    }

    // ISO 13616: moved and read as a number, the rest by 97 is 1.
    private static bool IsAccount(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return char.IsAsciiLetterOrDigit(text[^1]) && plain.Length is >= 15 and <= 34
            && BigInteger.Parse(string.Concat((plain[4..] + plain[..4]).Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : (letter - 'A' + 10).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture) % 97 == 1;
    }

    // Numbers behind it are none of it; and what is one number, with a letter behind it or a hyphen before, is some other thing's.
    private static Found? Telephone(string text, Group match, int least)
    {
        var number = match.Value;
        while (number.Count(char.IsAsciiDigit) > 15 && number.AsSpan().LastIndexOfAnyExceptInRange('0', '9') is > 0 and var end)
        {
            number = number[..end];
        }

        number = number[..(number.AsSpan().LastIndexOfAnyInRange('0', '9') + 1)];
        var (before, after) = (match.Index > 0 ? text[match.Index - 1] : ' ', match.Index + number.Length < text.Length ? text[match.Index + number.Length] : ' ');
        var isOther = number.All(char.IsAsciiDigit) && (before == '-' || char.IsLetter(after) || after is '_' or '-');
        return number.Count(char.IsAsciiDigit) is var count && count >= least && count <= 15 && !isOther && !Date.IsMatch(text, match.Index) ? new(match.Index, number.Length, FormKind.Telephone, number) : null;
    }

    // Without what an address of the web has before it, /?email=. Its @ may be written as such addresses and pages write it.
    [GeneratedRegex(@"(?<![\w.!#$%&'*+/=?^`{|}~-])(?>(?:[\w.-]*(?:[/?]|&(?!\#)))*(?:[A-Za-z_]{1,20}=)?)(?<mail>(?:""[^""\r\n@]{1,64}""|[\w.!#$%&'*+/=?^`{|}~-]+)(?:@|\uFF20|%40|&\#64;|&\#x40;)(?:[\w-]+(?:\.[\w-]+)+|(?i:localhost)(?![\w-])|\[[\w.:]+\]))", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Mail { get; }

    // At each place where one may begin: what begins before it may be none.
    [GeneratedRegex($@"(?<![A-Za-z0-9])(?=(?<run>[A-Za-z]{{2}}\d{{2}}(?:[{Space}{Dash}.]?[A-Za-z0-9]){{11,40}}))", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Account { get; }

    [GeneratedRegex($@"(?<!\w|\d[.,{Dash}])\d(?:[{Space}{Dash}.]?\d){{12,60}}(?!\d)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex CardLike { get; }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Digits { get; }

    // With a sign or a zero before it, or in groups: a bare number may be an order's.
    [GeneratedRegex($@"(?<!\d)\+\(?\d[\d{Space}{Dash}()/.]{{5,26}}\d(?!\d)|(?<!\w|\d[.,/{Dash}])(?:\(\+?\d{{2,5}}\)|0\d)[\d{Space}{Dash}()/.]{{5,26}}\d(?!\d)|(?<!\w|\d[.,/]|-)(?:1[{Space}{Dash}.])?(?:\(\d{{3}}\)|\d{{3}})[{Space}{Dash}.]\d{{3,4}}[{Space}{Dash}.]\d{{4}}(?!\d|-\d)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Numbers { get; }

    // Behind a word that says what it is.
    [GeneratedRegex($@"(?i:\b(?:telefon|telephone|tel|phone|fax|mobil|mobile|handy|cell)\b)[.:]?[{Space}]{{0,3}}(?<number>\+?\(?\d[\d{Space}{Dash}()/.]{{4,26}}\d)(?!\d)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Told { get; }

    // 01.02.2026, 01/02/26, 2026-02-01: no number, unless it goes on as 01.02.26.03.04 does.
    [GeneratedRegex(@"\G(?:\d\d([./-])\d\d\1(?:\d\d)?\d\d(?!\d|[ ./-]\d\d(?!:))|\d{4}-\d\d-\d\d(?!\d))", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Date { get; }

    [GeneratedRegex(@"(?<!\w)(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Time { get; }

    // At least two colons: a time has at most two, and groups of two digits alone.
    [GeneratedRegex(@"(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){7}|(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?)(?![\w:])", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Machine6 { get; }

    // One more number is a version's, but a sentence may end behind it.
    [GeneratedRegex(@"(?<!\w|\d\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\w|\.\w)", RegexOptions.CultureInvariant, Forms.Patience)]
    private static partial Regex Machine { get; }
}

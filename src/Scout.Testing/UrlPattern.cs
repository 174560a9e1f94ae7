using System.Text.RegularExpressions;

namespace Scout.Testing;

/// <summary>URLs that a test means: <c>*</c> stands for any letters; without a <c>?</c> every query fits. Large and small letters are the same in the scheme and the host, and not behind them.</summary>
internal sealed partial class UrlPattern
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline;
    private readonly string _pattern;
    private readonly Regex _regex;

    /// <exception cref="ScoutException">It is no pattern that a URL could fit.</exception>
    public UrlPattern(string pattern)
    {
        _pattern = pattern;
        if (!IsOf("http", pattern) && !IsOf("https", pattern) && !pattern.StartsWith('*'))
        {
            throw TestErrors.NoUrl(pattern);
        }

        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        var hasScheme = slash > 0 && pattern[slash - 1] == ':' && pattern.AsSpan(slash).StartsWith("//");
        var end = pattern.AsSpan(hasScheme ? slash + 2 : 0).IndexOfAny('/', '?') is var at && at < 0 ? pattern.Length : at + (hasScheme ? slash + 2 : 0);
        var (host, rest) = (pattern[..end], Escaped(pattern[end..]));
        _regex = new($@"\A{(hasScheme ? Stars(WithoutPort(host.ToLowerInvariant())) : Beginning(host))}{(rest.StartsWith('?') && !host.EndsWith('*') ? "/" : "")}{Stars(rest)}\z", Options);
    }

    public bool Fits(Uri url)
    {
        var whole = Escaped(ToldTexts.Sent(url));
        return _regex.IsMatch(_pattern.Contains('?', StringComparison.Ordinal) ? whole : whole.Split('?')[0])
            // A host alone is written without the slash that it is sent with.
            || (url.AbsolutePath == "/" && _regex.IsMatch(whole.Split('?')[0].TrimEnd('/')));
    }

    public override string ToString() => _pattern;

    // What a pattern begins with that begins with a star: in a host its letters are small, in a path they are as written.
    private static string Beginning(string host) => $"(?:{Stars(host)}|[a-z]+://[^/]*{Stars(host[1..].ToLowerInvariant(), "[^/]*")})";

    private static string Stars(string pattern, string any = ".*") => Regex.Escape(pattern).Replace(@"\*", any, StringComparison.Ordinal);

    private static bool IsOf(string scheme, string pattern) => pattern.StartsWith(scheme + "://", StringComparison.OrdinalIgnoreCase);

    // The port that a scheme has anyway is not sent.
    private static string WithoutPort(string host) =>
        IsOf("https", host) && host.EndsWith(":443", StringComparison.Ordinal) ? host[..^":443".Length]
        : IsOf("http", host) && host.EndsWith(":80", StringComparison.Ordinal) ? host[..^":80".Length]
        : host;

    // As URLs are sent: a test may write what they escape.
    private static string Escaped(string text) =>
        Escape.Replace(string.Concat(text.EnumerateRunes().Select(letter => letter.Value is > ' ' and <= '~' ? letter.ToString() : Uri.EscapeDataString(letter.ToString()))), escape => escape.Value.ToUpperInvariant());

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escape { get; }
}

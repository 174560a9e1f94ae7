using System.Text.RegularExpressions;

namespace Scout.Testing;

/// <summary>URLs that a test means: <c>*</c> stands for any letters; without a <c>?</c> every query fits.</summary>
internal sealed class UrlPattern
{
    private readonly string _pattern;
    private readonly Regex _regex;

    /// <exception cref="ScoutException">It is no pattern that a URL could fit.</exception>
    public UrlPattern(string pattern)
    {
        _pattern = pattern;
        if (!pattern.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !pattern.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !pattern.StartsWith('*'))
        {
            throw TestErrors.NoUrl(pattern);
        }

        _regex = new($@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    public bool Fits(Uri url)
    {
        var whole = url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return _regex.IsMatch(_pattern.Contains('?', StringComparison.Ordinal) ? whole : whole.Split('?')[0])
            // A host alone is written without the slash that it is sent with.
            || (url.AbsolutePath == "/" && _regex.IsMatch(whole.Split('?')[0].TrimEnd('/')));
    }

    public override string ToString() => _pattern;
}

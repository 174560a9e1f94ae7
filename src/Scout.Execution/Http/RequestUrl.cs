using Scout.Execution.Templates;

namespace Scout.Execution.Http;

/// <summary>Reads what a template made as the URL of a request, and takes nothing that another reader might read otherwise.</summary>
internal static class RequestUrl
{
    /// <summary>The URL.</summary>
    /// <param name="text">What the template made; white space around it does not count.</param>
    /// <param name="place">How it was made.</param>
    /// <param name="query">What is added to its query, as it is sent; empty for nothing.</param>
    /// <exception cref="ScoutException">It is none.</exception>
    public static Uri Read(string text, UrlPlace place, string query)
    {
        if (place.HasLostAPart(text))
        {
            throw HttpErrors.UrlIsNone(text, "a value that is empty stands for a part of its path, so that it names something else; give it a value, or test it before");
        }

        var url = text.Trim();
        if (url.FirstOrDefault(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\\') is not '\0' and var wrong)
        {
            throw HttpErrors.UrlIsNone(url, wrong == '\\' ? "it has a backslash" : "it has white space or a control character in it");
        }

        if (!url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw HttpErrors.UrlIsNone(url, "it does not begin with https:// or http://");
        }

        if (url.Split('?', '#')[0].Split('/').Any(IsDots))
        {
            throw HttpErrors.UrlIsNone(url, "a part of its path is '.' or '..', which leads elsewhere; write where it leads, or test the value before");
        }

        var (address, fragment) = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
        var whole = query.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? address[^1] is '?' or '&' ? "" : "&" : "?")}{query}";
        return Uri.TryCreate(whole + fragment, UriKind.Absolute, out var made) && made.Host.Length > 0
            ? made
            : throw HttpErrors.UrlIsNone(url, "its host or its port cannot be read");
    }

    private static bool IsDots(string part) => part.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) is "." or "..";
}

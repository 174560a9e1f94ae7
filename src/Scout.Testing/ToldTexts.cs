using System.Text.RegularExpressions;
using Scout.Execution.Blocks;

namespace Scout.Testing;

/// <summary>Texts that people read, and that go into the logs of builds: no secret of the run stands in them.</summary>
internal static partial class ToldTexts
{
    /// <summary>A URL as it is sent: escaped, without a fragment and without a name before the host.</summary>
    public static string Sent(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : url.OriginalString;

    /// <summary>A URL as it is sent, secrets hidden.</summary>
    public static string Of(Uri url, Func<string, string> hide)
    {
        var told = hide(Sent(url));
        // Code escapes as it likes: a secret of which only some letters are escaped shows when none is.
        var plain = Uri.UnescapeDataString(told);
        return hide(plain) is var hidden && hidden != plain ? hidden : told;
    }

    /// <summary>What a fake of requests to a URL would name: without its query, with stars in place of secrets.</summary>
    public static string Pattern(Uri url, Func<string, string> hide) => HiddenSecret.Replace(Of(url, hide).Split('?')[0], "*");

    /// <summary>The exception to throw in place of one that tells a secret; none where it tells none.</summary>
    public static ScoutException? Of(ScoutException exception, RunSecrets secrets) =>
        secrets.Redact(exception.ToString()) == exception.ToString() ? null : new(exception.Code, secrets.Redact(exception.Message));

    [GeneratedRegex(@"\[secret [^\]]*\]")]
    private static partial Regex HiddenSecret { get; }
}

using System.Text;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>Says which headers cannot be read, in words: by itself the listener refuses a request whose headers are no UTF-8 without any.</summary>
internal static class HeaderGuard
{
    private const char Unreadable = '\ufffd';

    private static readonly string[] Read =
    [
        "Authorization", "Idempotency-Key", "Last-Event-ID", "Origin", "Prefer", "Scout-Expect-Contract", "Scout-Expect-Revision", "Sec-Fetch-Site", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
    ];

    // What is no UTF-8 becomes a sign that it was none.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>How a header is read; none: as the listener does.</summary>
    public static Encoding? EncodingOf(string name) => Read.Contains(name, StringComparer.OrdinalIgnoreCase) ? Lenient : null;

    /// <summary>Looks at a request.</summary>
    /// <exception cref="ApiException">One of the headers that are read here is not whole.</exception>
    public static void Check(HttpContext http)
    {
        foreach (var name in Read)
        {
            foreach (var value in http.Request.Headers[name])
            {
                if (value?.Any(letter => letter == Unreadable || (char.IsControl(letter) && letter != '\t')) == true)
                {
                    throw ApiException.Unreadable($"The header {name} is not UTF-8, or has control characters in it. Send characters that can be read.");
                }
            }
        }
    }
}

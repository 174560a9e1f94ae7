using System.Text;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>Says which headers cannot be read, in words: by itself the listener refuses a request whose headers are no UTF-8 without any, also where nobody looks at them.</summary>
internal static class HeaderGuard
{
    private const char Unreadable = '\ufffd';

    // What is looked at whatever the route.
    private static readonly string[] OfAll = ["Authorization", "Origin", "Sec-Fetch-Site", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"];

    /// <summary>How headers are read: what is no UTF-8 becomes a sign that it was none.</summary>
    public static Encoding Lenient { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Looks at a request.</summary>
    /// <exception cref="ApiException">One of the headers that are read here is not whole.</exception>
    public static void Check(HttpContext http)
    {
        foreach (var name in OfAll)
        {
            Check(http, name);
        }

        if (http.GetEndpoint()?.Metadata is not { } metadata)
        {
            return;
        }

        foreach (var parameter in (metadata.GetMetadata<RouteParameters>()?.All ?? []).Where(parameter => parameter.Place == RouteParameter.InHeader))
        {
            Check(http, parameter.Name);
        }

        if (metadata.GetMetadata<RouteBody>() is not null)
        {
            Check(http, "Content-Type");
        }
    }

    private static void Check(HttpContext http, string name)
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

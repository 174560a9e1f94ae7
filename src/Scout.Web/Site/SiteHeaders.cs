namespace Scout.Web.Site;

/// <summary>What every page tells its browser: to run no script but the site's own, to load nothing from elsewhere, to be shown in no frame, to be kept nowhere.</summary>
internal static class SiteHeaders
{
    // Fluent UI sizes some of its parts by style attributes; style elements and sheets of others stay forbidden.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds them to an answer, whatever it comes to be: a page, a way elsewhere, an error.</summary>
    public static void AddTo(HttpContext http) => http.Response.OnStarting(() =>
    {
        Write(http.Response.Headers);
        return Task.CompletedTask;
    });

    /// <summary>Says of the answer to a call that it is no page, whatever is in it.</summary>
    public static void AddToCallOf(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    });

    private static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // With no referrer at all a browser says of its own forms that they come from nowhere, and they are refused.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}

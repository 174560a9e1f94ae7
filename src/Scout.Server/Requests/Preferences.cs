namespace Scout.Server.Requests;

/// <summary>What callers prefer (RFC 7240).</summary>
internal static class Preferences
{
    /// <summary>Whether they would rather not wait: <c>Prefer: respond-async</c>.</summary>
    public static bool IsAsync(IHeaderDictionary headers) =>
        headers["Prefer"].ToString().Split(',').Any(preference => preference.Split(';')[0].Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
}

using Scout.Revisions.Rules;

namespace Scout.Testing;

/// <summary>The methods that requests have.</summary>
internal static class RequestMethods
{
    // Code sends others than Http blocks: those that are registered, and two that caches and stores of secrets have.
    private static readonly HashSet<string> All = new(HttpRules.Methods, StringComparer.OrdinalIgnoreCase)
    {
        "ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "CONNECT", "COPY", "LABEL", "LINK", "LIST", "LOCK", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE",
        "MOVE", "ORDERPATCH", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH", "TRACE", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE", "UPDATEREDIRECTREF", "VERSION-CONTROL",
    };

    /// <exception cref="ScoutException">It is no method.</exception>
    public static string Known(string method, string shown) => All.Contains(method) ? method : throw TestErrors.NoSuchMethod(shown, method);
}

using System.Globalization;

namespace Scout.Revisions.Rules;

/// <summary>What an HTTP request may be made of. Each method returns what is wrong and the remedy, or null.</summary>
internal static class HttpRules
{
    public const int LeastStatus = 200;
    public const int MostStatus = 599;
    public const int UsualAnswer = 1024 * 1024;
    public const int MostAnswer = 16 * 1024 * 1024;
    public const int MostRedirects = 10;

    /// <summary>The methods that there are.</summary>
    public static readonly string[] Methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    /// <summary>The methods that change nothing where they are sent.</summary>
    public static readonly string[] SafeMethods = ["GET", "HEAD", "OPTIONS"];

    // Of the connection or of the body, which the block says itself.
    private static readonly string[] Own =
    [
        "connection", "content-encoding", "content-length", "content-type", "expect", "host", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection",
        "te", "trailer", "transfer-encoding", "upgrade",
    ];

    public static string? Method(string method) => Array.IndexOf(Methods, method) >= 0 ? null
        : $"Method is '{method}'; use one of {string.Join(", ", Methods)}";

    /// <summary>Whether a request of a method may carry something.</summary>
    public static string? Body(string method) => Array.IndexOf(SafeMethods, method) < 0 ? null
        : $"has a Body and the method {method}, which carries none; set Method, such as HttpMethod.Post";

    /// <summary>The template of a URL, as far as it alone says where the request goes.</summary>
    public static string? Url(string template)
    {
        var beginning = UrlBeginning.Of(template);
        if (beginning.IsOfData || beginning.VariableNames.Any())
        {
            return null;
        }

        return template.Trim().Length == 0 ? "Url is empty; write one such as https://api.example.com/v1"
            : UrlBeginning.UrlOf(beginning.Text) is not { } url ? $"Url begins with '{beginning.Text}'; write a URL of https or http, such as https://api.example.com/v1, or begin it with a variable that holds one: {{{{ vars.api }}}}/v1"
            : url.UserInfo.Length > 0 ? "Url has a name or a password before its host; send it in the header Authorization, from a secret"
            : null;
    }

    /// <summary>The name of a query parameter or of a form's field.</summary>
    public static string? Field(string setting, string name) => name.Length > 0 ? null : $"{setting} has a field without a name; name it";

    /// <summary>The fields of a form.</summary>
    public static string? Form(int fields) => fields > 0 ? null : "Body is a form without fields; give it one, or leave Body out";

    public static string? Status(int status) => status is >= LeastStatus and <= MostStatus ? null
        : $"Expect has {status.ToString(CultureInfo.InvariantCulture)}; use statuses from {LeastStatus} to {MostStatus}";

    public static string? Answer(int bytes) => bytes is >= 1 and <= MostAnswer ? null
        : $"MaxResponseBytes is {bytes.ToString(CultureInfo.InvariantCulture)}; use a value from 1 to {MostAnswer.ToString(CultureInfo.InvariantCulture)} (16 MiB)";

    public static string? Redirects(int redirects) => redirects is >= 0 and <= MostRedirects ? null
        : $"Redirects is {redirects.ToString(CultureInfo.InvariantCulture)}; use a value from 0 to {MostRedirects}";

    /// <summary>A header's name.</summary>
    public static string? Header(string name) =>
        name.Length == 0 || !name.All(IsToken) ? $"Headers has the name '{name}'; a header's name is of letters, digits and -"
        : Array.IndexOf(Own, name.ToLowerInvariant()) >= 0 ? $"Headers has '{name}', which is of the connection{(name.StartsWith("content-", StringComparison.OrdinalIgnoreCase) ? " or of the body; HttpBody.Text takes a content type" : "")}; leave it out"
        : null;

    /// <summary>A media type, such as <c>text/csv; charset=utf-8</c>.</summary>
    public static string? ContentType(string type)
    {
        var slash = type.IndexOf('/');
        return slash > 0 && slash < type.Length - 1 && type.All(letter => letter is >= ' ' and <= '~') && type.Substring(0, slash).All(IsToken) ? null
            : $"the content type is '{type}'; write one such as text/csv";
    }

    private static bool IsToken(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || "!#$%&'*+-.^_`|~".Contains(letter);
}

namespace Scout.Revisions.Rules;

/// <summary>The beginning of a URL's template, up to its host: who decides where a request goes.</summary>
internal sealed class UrlBeginning
{
    private const string Variables = "vars.";
    private static readonly char[] Ends = ['/', '?', '#', '\\'];
    private readonly List<(string Text, bool IsVariable)> _pieces = [];
    private readonly string _template;
    private int _end;

    private UrlBeginning(string template) => _template = template;

    /// <summary>It as the template has it: <c>https://api.example.com</c>, <c>{{ vars.crm }}</c>.</summary>
    public string Text => _template.Substring(0, _end).Trim();

    /// <summary>Whether what a run is given, or what its blocks yield, decides the host: more than the template's own text and the environment's variables.</summary>
    public bool IsOfData { get; private set; }

    /// <summary>The variables that it reads.</summary>
    public IEnumerable<string> VariableNames => _pieces.Where(piece => piece.IsVariable).Select(piece => piece.Text);

    /// <summary>Whether it is the template's own text alone, http without TLS.</summary>
    public bool IsPlainHttp => _pieces.Count > 0 && _pieces[0] is { IsVariable: false, Text: var text } && text.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it.</summary>
    /// <param name="template">The template: text, and code between <c>{{</c> and <c>}}</c>.</param>
    public static UrlBeginning Of(string template)
    {
        var beginning = new UrlBeginning(template);
        var (at, isAfterScheme) = (0, false);
        while (at < template.Length)
        {
            var code = template.IndexOf("{{", at, StringComparison.Ordinal);
            var text = template.Substring(at, (code < 0 ? template.Length : code) - at);
            if (beginning.EndsIn(text, at, ref isAfterScheme) || code < 0)
            {
                break;
            }

            var close = template.IndexOf("}}", code + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                beginning.IsOfData = true;
                break;
            }

            beginning._end = close + 2;

            // What is put in at the beginning holds the scheme, and most often the host.
            isAfterScheme |= beginning._pieces.All(piece => !piece.IsVariable && string.IsNullOrWhiteSpace(piece.Text));
            beginning.AddCode(template.Substring(code + 2, close - code - 2));
            at = close + 2;
        }

        return beginning;
    }

    /// <summary>What is put together of it where the variables are known, which names scheme, host and port; none where one is not, or where the data of a run decide.</summary>
    /// <param name="variable">The text of a variable, or none.</param>
    public string? With(Func<string, string?> variable)
    {
        var text = "";
        foreach (var (piece, isVariable) in _pieces)
        {
            if ((isVariable ? variable(piece) : piece) is not { } known)
            {
                return null;
            }

            text += known;
        }

        return IsOfData ? null : text;
    }

    /// <summary>The host of a URL, with its port where that is not the scheme's own: <c>api.example.com</c>, <c>localhost:5000</c>, <c>[::1]:5000</c>; none where it is no URL of http or https.</summary>
    public static string? HostOf(string? url) => UrlOf(url) is { } uri ? uri.IsDefaultPort ? Name(uri) : $"{Name(uri)}:{uri.Port}" : null;

    /// <summary>A URL of http or https; none where it is none.</summary>
    public static Uri? UrlOf(string? url) =>
        url is not null && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri : null;

    private static string Name(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost.ToLowerInvariant();

    private bool EndsIn(string text, int at, ref bool isAfterScheme)
    {
        // A variable may be the scheme alone.
        var from = 0;
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && (!isAfterScheme || text.IndexOfAny(Ends) > scheme))
        {
            (isAfterScheme, from) = (true, scheme + "://".Length);
        }

        var end = isAfterScheme ? text.IndexOfAny(Ends, from) : -1;
        if (text.Length > 0)
        {
            _pieces.Add((end < 0 ? text : text.Substring(0, end), false));
            _end = at + (end < 0 ? text.Length : end);
        }

        return end >= 0;
    }

    private void AddCode(string code)
    {
        var name = code.Trim('-', '~').Trim();
        if (name.StartsWith(Variables, StringComparison.Ordinal) && ScribanNames.IsIdentifier(name.Substring(Variables.Length)))
        {
            _pieces.Add((name.Substring(Variables.Length), true));
        }
        else
        {
            IsOfData = true;
        }
    }
}

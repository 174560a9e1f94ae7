using System.Globalization;

namespace Scout.Revisions.Json;

/// <summary>Where a reader or writer stands in a JSON value (RFC 6901): <c>/blocks/triage/config</c>; the empty pointer is shown as <c>the root</c>.</summary>
internal sealed class JsonPointer
{
    private readonly List<string> _tokens = [];

    public int Depth => _tokens.Count;

    public void Enter(string name) => _tokens.Add(name);

    public void Enter(int index) => _tokens.Add(index.ToString(CultureInfo.InvariantCulture));

    public void Leave() => _tokens.RemoveAt(_tokens.Count - 1);

    public override string ToString() => _tokens.Count == 0 ? "the root" : string.Concat(_tokens.Select(token => "/" + Escape(token)));

    /// <summary>The tokens of a pointer that is empty or begins with a slash, without escapes.</summary>
    public static string[] Tokens(string pointer) =>
        pointer.Length == 0 ? [] : [.. pointer[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>One token of a pointer, <c>~</c> and <c>/</c> escaped.</summary>
    public static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

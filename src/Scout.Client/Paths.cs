using System.Text;

namespace Scout.Client;

/// <summary>The paths of requests.</summary>
internal static class Paths
{
    /// <summary>A path with a query, of what is there.</summary>
    public static string Of(string path, params (string Name, string? Value)[] query)
    {
        var text = new StringBuilder(path);
        var sign = '?';
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                text.Append(sign).Append(name).Append('=').Append(Part(value));
                sign = '&';
            }
        }

        return text.ToString();
    }

    /// <summary>A text as a part of a path or a query.</summary>
    public static string Part(string text) => Uri.EscapeDataString(text);
}

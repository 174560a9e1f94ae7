using System.Globalization;
using System.Text;

namespace Scout.Environments.Bundles;

/// <summary>Text on the way into a property of a build.</summary>
internal static class MSBuildText
{
    /// <summary>A text that means itself: what MSBuild gives a meaning to, on a command line too, is written by its code.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = "%$@'()[];,?*\"=#!&".Contains(character, StringComparison.Ordinal)
                ? escaped.Append(CultureInfo.InvariantCulture, $"%{(int)character:x2}")
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}

using System.Text.RegularExpressions;

namespace Scout.Environments.Files;

/// <summary>The forms of names and hashes. What has another form never becomes part of a path.</summary>
internal static partial class Ids
{
    /// <summary>Whether it is an id of a workflow or an environment.</summary>
    public static bool IsId(string? text) => text is not null && IdForm().IsMatch(text);

    /// <summary>Whether it is a whole SHA-256 in lowercase hex.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 } && IsHex(text);

    /// <summary>Whether it could be the beginning of a revision's id.</summary>
    public static bool IsHex(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether it is enough of an id to mean one: fewer digits are words, too.</summary>
    public static bool IsBeginning(string text) => text.Length >= 4 && IsHex(text);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}

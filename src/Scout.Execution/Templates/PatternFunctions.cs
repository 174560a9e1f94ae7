using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>Regular expressions whose time grows with the text only: no backtracking, so no lookaround and no back-references.</summary>
internal sealed class PatternFunctions(int longest)
{
    private const int LongestPattern = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    public static string Escape(string? text) => Regex.Escape(text ?? "");

    /// <summary>The first match and its groups, or an empty list.</summary>
    public static ScriptArray Match(string? text, string? pattern)
    {
        var match = Pattern(pattern).Match(text ?? "");
        return match.Success ? Groups(match) : [];
    }

    /// <summary>Every match with its groups.</summary>
    public static ScriptArray Matches(string? text, string? pattern) =>
        [.. Pattern(pattern).Matches(text ?? "").Select(Groups)];

    public static ScriptArray Split(string? text, string? pattern) => [.. Pattern(pattern).Split(text ?? "")];

    public string Replace(string? text, string? pattern, string? replacement)
    {
        var source = text ?? "";
        var result = new StringBuilder();
        var end = 0;
        foreach (var match in Pattern(pattern).Matches(source).Cast<Match>())
        {
            result.Append(source, end, match.Index - end).Append(match.Result(replacement ?? ""));
            end = match.Index + match.Length;
            if (result.Length > longest)
            {
                throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{longest} characters of text"));
            }
        }

        return result.Append(source, end, source.Length - end).ToString();
    }

    private static Regex Pattern(string? pattern)
    {
        if (pattern?.Length > LongestPattern)
        {
            throw TemplateErrors.BadArgument("regex", $"the pattern has more than {LongestPattern} characters.");
        }

        try
        {
            return new(pattern ?? "", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw TemplateErrors.BadArgument("regex", exception.Message);
        }
    }

    private static ScriptArray Groups(Match match) => [.. match.Groups.Values.Select(group => group.Value)];
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>
/// Regular expressions whose time grows with the text only: no backtracking, so no lookaround and no back-references. Each match is paid for before its groups are
/// read, and so is the time: how long the search for all of them takes nobody knows before.
/// </summary>
internal sealed class PatternFunctions(int longest)
{
    private const int LongestPattern = 500;
    private const int MostGroups = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    public static string Escape(string? text) => Regex.Escape(text ?? "");

    /// <summary>The first match and its groups, or an empty list.</summary>
    public static ScriptArray Match(TemplateContext context, string? text, string? pattern) =>
        Found(context, text, pattern).Select(Groups).FirstOrDefault() ?? [];

    /// <summary>Every match with its groups.</summary>
    public static ScriptArray Matches(TemplateContext context, string? text, string? pattern) => [.. Found(context, text, pattern).Select(Groups)];

    /// <summary>What lies between the matches, and their groups.</summary>
    public static ScriptArray Split(TemplateContext context, string? text, string? pattern)
    {
        var source = text ?? "";
        var parts = new ScriptArray();
        var end = 0;
        foreach (var match in Found(context, source, pattern))
        {
            parts.Add(source[end..match.Index]);
            parts.AddRange(match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value));
            end = match.Index + match.Length;
        }

        parts.Add(source[end..]);
        return parts;
    }

    public string Replace(TemplateContext context, string? text, string? pattern, string? replacement)
    {
        var source = text ?? "";
        var result = new StringBuilder();
        var end = 0;
        foreach (var match in Found(context, source, pattern))
        {
            Check(result.Length + match.Index - end + LongestResult(replacement ?? "", match, source));
            result.Append(source, end, match.Index - end).Append(match.Result(replacement ?? ""));
            end = match.Index + match.Length;
        }

        Check((long)result.Length + source.Length - end);
        return result.Append(source, end, source.Length - end).ToString();
    }

    // `$1` is a part of the match; `$_`, `` $` `` and `$'` may be as much as all of the text.
    private static long LongestResult(string replacement, Match match, string source)
    {
        long length = replacement.Length;
        for (var at = replacement.IndexOf('$', StringComparison.Ordinal); at >= 0; at = replacement.IndexOf('$', at + 1))
        {
            length += at + 1 < replacement.Length && replacement[at + 1] is '_' or '`' or '\'' ? source.Length : match.Length;
        }

        return length;
    }

    private static IEnumerable<Match> Found(TemplateContext context, string? text, string? pattern)
    {
        var guard = (GuardedContext)context;
        var left = Limit;
        var regex = guard.Timed(ref left, () => Pattern(pattern));
        var groups = regex.GetGroupNumbers().Length;
        if (groups > MostGroups)
        {
            throw TemplateErrors.BadArgument("regex", $"the pattern has more than {MostGroups} groups. Write (?:...) where a group's text is not needed.");
        }

        for (var match = Next(() => regex.Match(text ?? "")); match.Success; match = Next(match.NextMatch))
        {
            guard.Burn(groups);
            guard.Pay(GuardedContext.ContainerCost + (groups * GuardedContext.GroupCost));
            yield return match;
        }

        Match Next(Func<Match> find)
        {
            try
            {
                return guard.Timed(ref left, find);
            }
            catch (RegexMatchTimeoutException)
            {
                throw TemplateErrors.PatternIsSlow();
            }
        }
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

    private void Check(long length)
    {
        if (length > longest)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{longest} characters of text"));
        }
    }
}

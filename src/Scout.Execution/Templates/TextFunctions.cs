using System.Globalization;

namespace Scout.Execution.Templates;

/// <summary>Text functions that Scriban leaves to the machine's culture, or that can make one text out of two short ones that fills the memory.</summary>
internal sealed class TextFunctions(int longest)
{
    public static string Capitalize(string? text) =>
        string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    public static string CapitalizeWords(string? text) =>
        string.Create((text ?? "").Length, text ?? "", static (letters, source) =>
        {
            var start = true;
            for (var at = 0; at < source.Length; at++)
            {
                letters[at] = start && char.IsLetter(source[at]) ? char.ToUpperInvariant(source[at]) : source[at];
                start = char.IsWhiteSpace(source[at]) || (start && !char.IsLetter(source[at]));
            }
        });

    public static bool StartsWith(string? text, string? start) => (text ?? "").StartsWith(start ?? "", StringComparison.Ordinal);

    public static bool EndsWith(string? text, string? end) => (text ?? "").EndsWith(end ?? "", StringComparison.Ordinal);

    /// <summary>The place in characters as people see them, as <see cref="Slice"/> counts; -1 where there is none.</summary>
    public static int IndexOf(string? text, string? searched) =>
        (text ?? "").IndexOf(searched ?? "", StringComparison.Ordinal) is >= 0 and var at ? new Characters(text![..at]).Count : -1;

    /// <summary>How many characters people see: an emoji is one.</summary>
    public static int Size(string? text) => new Characters(text ?? "").Count;

    /// <summary>A part of a text by its characters; a start below zero counts from the end.</summary>
    public static string Slice(string? text, int start, int? length = null)
    {
        var characters = new Characters(text ?? "");
        var from = start < 0 ? (long)start + characters.Count : start;
        var end = length is { } some ? from + some : characters.Count;
        return characters.Between(from, end);
    }

    public static string Slice1(string? text, int start, int length = 1) => Slice(text, start, length);

    /// <summary>At most so many characters, what stands for the rest among them.</summary>
    public static string Truncate(string? text, int length, string? ellipsis = null)
    {
        var characters = new Characters(text ?? "");
        ellipsis ??= "...";
        return characters.Count <= length ? text ?? "" : characters.Between(0, length - new Characters(ellipsis).Count) + ellipsis;
    }

    public static string ReplaceFirst(string? text, string? old, string? replacement) =>
        ReplaceAt(text, old, replacement, (text ?? "").IndexOf(old ?? "", StringComparison.Ordinal));

    public static string RemoveFirst(string? text, string? removed) => ReplaceFirst(text, removed, "");

    public static string RemoveLast(string? text, string? removed) =>
        ReplaceAt(text, removed, "", (text ?? "").LastIndexOf(removed ?? "", StringComparison.Ordinal));

    public string Replace(string? text, string? old, string? replacement)
    {
        text ??= "";
        replacement ??= "";
        if (string.IsNullOrEmpty(old))
        {
            return text;
        }

        long length = text.Length;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0 && length <= longest; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal))
        {
            length += replacement.Length - old.Length;
        }

        Check(length);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    public string PadLeft(string? text, int width)
    {
        Check(width);
        return new string(' ', Missing(text, width)) + text;
    }

    public string PadRight(string? text, int width)
    {
        Check(width);
        return text + new string(' ', Missing(text, width));
    }

    private static int Missing(string? text, int width) => Math.Max(0, width - Size(text));

    private void Check(long length)
    {
        if (length > longest)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{longest} characters of text"));
        }
    }

    private static string ReplaceAt(string? text, string? old, string? replacement, int at) =>
        at < 0 || string.IsNullOrEmpty(old) ? text ?? "" : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
}

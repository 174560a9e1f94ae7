using System.Collections.Immutable;

namespace Scout.Analyzers.Tests.Documentation;

/// <summary>A page of the product's documentation.</summary>
internal static class Page
{
    /// <summary>The code between the fences of a language, in the page's order.</summary>
    public static ImmutableArray<string> Fenced(string page, string language)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(page) ?? throw new ArgumentException($"There is no page {page}.", nameof(page));
        using var reader = new StreamReader(stream);
        var blocks = ImmutableArray.CreateBuilder<string>();
        List<string>? block = null;
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                block?.Add(line);
            }
            else if (block is null)
            {
                block = line[3..] == language ? [] : null;
            }
            else
            {
                blocks.Add(string.Join('\n', block));
                block = null;
            }
        }

        return blocks.ToImmutable();
    }
}

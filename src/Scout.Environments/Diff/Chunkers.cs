using DiffPlex;

namespace Scout.Environments.Diff;

/// <summary>Words are runs of letters, digits and underscores; every other character stands alone.</summary>
internal sealed class WordChunker : IChunker
{
    public static WordChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            while (IsWord(text[start]) && i < text.Length && IsWord(text[i]))
            {
                i++;
            }

            words.Add(text[start..i]);
        }

        return words;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);
}

/// <summary>Lines end with a line feed and nothing else, so that every character of a text is in its diff.</summary>
internal sealed class LineChunker : IChunker
{
    public static LineChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text) => text.Split('\n');
}

using DiffPlex;

namespace Scout.Environments.Diff;

/// <summary>Lines end with a line feed and nothing else, so that every character of a text is in its diff.</summary>
internal sealed class LineChunker : IChunker
{
    public static LineChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text) => text.Split('\n');
}

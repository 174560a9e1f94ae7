using Scout.Revisions.Json;

namespace Scout.Environments.Workers;

/// <summary>Reads a stream to its end and keeps only its last lines. A line may be as long as its writer likes: what is beyond a bound is counted and left out, so that nobody's memory fills.</summary>
internal sealed class StreamTail(Func<string, string>? hide = null)
{
    /// <summary>The most characters of a line that is told.</summary>
    public const int LongestLine = 16 * 1024;

    private const int Lines = 40;
    private const int LongestKept = 2000;
    private readonly Queue<string> _lines = new();

    public string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public async Task ReadAsync(TextReader reader, Action<string>? line)
    {
        try
        {
            var part = new char[4096];
            var under = new LineUnderWay(text =>
            {
                Keep(text);
                line?.Invoke(text);
            });
            for (var read = await reader.ReadAsync(part).ConfigureAwait(false); read > 0; read = await reader.ReadAsync(part).ConfigureAwait(false))
            {
                under.Take(part.AsSpan(0, read));
            }

            under.End();
        }
        catch (ObjectDisposedException)
        {
            // The process was let go while something of its own still held the stream.
        }
    }

    private void Keep(string text)
    {
        lock (_lines)
        {
            // Cut only then: the beginning of a secret is hard to tell.
            var shown = hide is null ? text : hide(text);
            _lines.Enqueue(shown[..UnicodeText.Cut(shown, LongestKept)]);
            if (_lines.Count > Lines)
            {
                _lines.Dequeue();
            }
        }
    }
}

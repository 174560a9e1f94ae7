namespace Scout.Environments.Workers;

/// <summary>Reads a stream to its end and keeps only its last lines.</summary>
internal sealed class StreamTail
{
    private const int Lines = 40;
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

    public async Task ReadAsync(StreamReader reader, Action<string>? line)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } text)
            {
                Keep(text);
                line?.Invoke(text);
            }
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
            _lines.Enqueue(text.Length > 2000 ? text[..2000] : text);
            if (_lines.Count > Lines)
            {
                _lines.Dequeue();
            }
        }
    }
}

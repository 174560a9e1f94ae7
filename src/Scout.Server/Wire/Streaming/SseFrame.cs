using System.Text;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Streaming;

/// <summary>
/// Server-sent events as bytes: <c>event</c>, <c>id</c> where there is one, <c>data</c> as JSON on one line, an empty line; lines end with LF alone, for there are readers that split at two of them.
/// </summary>
internal static class SseFrame
{
    // A client of TypeScript takes a line with this text in it for the end of the stream, wherever it stands. Only in a text of JSON can it: there the bracket may be an escape.
    private static ReadOnlySpan<byte> End => "[DONE]"u8;

    private static ReadOnlySpan<byte> Escaped => "\\u005bDONE]"u8;

    /// <summary>A comment that keeps a connection alive; readers pass over it.</summary>
    public static ReadOnlyMemory<byte> Padding { get; } = ": padding\n\n"u8.ToArray();

    /// <summary>An event of a run.</summary>
    public static byte[] Of(WireEnvelope envelope) => Of(envelope.Name, envelope, envelope.Id);

    /// <summary>A run in a list.</summary>
    public static byte[] Of(WireRunLog log) => Of("run_log", log);

    /// <summary>The end of a list of runs.</summary>
    public static byte[] Of(WireRunLogEnd end) => Of("end", end);

    /// <summary>An event.</summary>
    /// <param name="name">Its name: letters and underscores.</param>
    /// <param name="data">Its data, of a type of <see cref="WireJson"/>.</param>
    /// <param name="id">What a reader that comes back says that it has; none: it does not count.</param>
    public static byte[] Of<T>(string name, T data, string? id = null)
    {
        var frame = new List<byte>(512);
        frame.AddRange(Encoding.UTF8.GetBytes(id is null ? $"event: {name}\ndata: " : $"event: {name}\nid: {id}\ndata: "));
        ReadOnlySpan<byte> json = WireJson.Bytes(data);
        for (var at = json.IndexOf(End); at >= 0; at = json.IndexOf(End))
        {
            frame.AddRange(json[..at]);
            frame.AddRange(Escaped);
            json = json[(at + End.Length)..];
        }

        frame.AddRange(json);
        frame.AddRange("\n\n"u8);
        return [.. frame];
    }
}

using System.Text;
using System.Text.Json;

namespace Scout.Server.Tests.Wire;

/// <summary>An event as a reader of a stream took it.</summary>
/// <param name="Name">What stands behind <c>event:</c>, or nothing.</param>
/// <param name="Id">What stands behind <c>id:</c>, or nothing.</param>
/// <param name="Data">What stands behind <c>data:</c>.</param>
internal sealed record ReadEvent(string? Name, string? Id, JsonElement Data);

/// <summary>Readers of server-sent events, as clients have them, with their faults.</summary>
internal static class StreamReaders
{
    // What Python's str.splitlines takes for the end of a line.
    private static readonly char[] PythonLineEnds = ['\n', '\r', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029'];

    /// <summary>A client written by hand: events end with two LF, and each has its name first.</summary>
    public static IEnumerable<ReadEvent> SplitAtTwoLineFeeds(byte[] stream)
    {
        var text = Encoding.UTF8.GetString(stream);
        Assert.EndsWith("\n\n", text, StringComparison.Ordinal);
        return text[..^2].Split("\n\n").Where(frame => !frame.StartsWith(':')).Select(frame => Event(frame.Split('\n')));
    }

    /// <summary>The reader of Python's client: it splits lines wherever Python does, and drops what it cannot read.</summary>
    public static IEnumerable<ReadEvent> SplitAsPython(byte[] stream) => InLines(Encoding.UTF8.GetString(stream).Split(PythonLineEnds));

    /// <summary>The reader of TypeScript's client: it ends at a line that has the text of an end in it.</summary>
    public static IEnumerable<ReadEvent> EndedByText(byte[] stream) => InLines([.. Encoding.UTF8.GetString(stream).Split('\n').TakeWhile(line => !line.Contains("[DONE]", StringComparison.Ordinal))]);

    private static IEnumerable<ReadEvent> InLines(string[] lines)
    {
        var read = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                read.Add(line);
                continue;
            }

            if (read.Exists(part => part.StartsWith("data:", StringComparison.Ordinal)))
            {
                yield return Event([.. read]);
            }

            read.Clear();
        }
    }

    private static ReadEvent Event(string[] lines)
    {
        var fields = lines.Where(line => !line.StartsWith(':')).Select(line => line.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts.ElementAtOrDefault(1), StringComparer.Ordinal);
        return new(fields["event"].SingleOrDefault(), fields["id"].SingleOrDefault(), JsonElement.Parse(string.Join('\n', fields["data"])));
    }
}

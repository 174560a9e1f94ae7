using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Runs;

/// <summary>One run's log: a line of JSON for each event, written by the one worker that runs it. A line without its end is being written, or was when the worker died.</summary>
internal sealed class RunLogFile(string path)
{
    private const int Step = 64 * 1024;

    public string RunId => Path.GetFileNameWithoutExtension(path);

    /// <summary>Every event that is there.</summary>
    public ImmutableArray<RunEvent> Events() => ReadFrom(0).Events;

    /// <summary>The events from a place on, and the place to go on from.</summary>
    public (ImmutableArray<RunEvent> Events, long Next) ReadFrom(long offset)
    {
        using var file = Open();
        file.Seek(offset, SeekOrigin.Begin);
        var bytes = new byte[Math.Max(0, file.Length - offset)];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var whole = bytes.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        var events = ImmutableArray.CreateBuilder<RunEvent>();
        var rest = bytes.AsMemory(0, whole);
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            events.Add(Parse(rest.Span[..end], line));
            rest = rest[(end + 1)..];
        }

        return (events.ToImmutable(), offset + whole);
    }

    /// <summary>The first event and the last, without reading what lies between.</summary>
    public (RunStarted First, RunEvent Last) Ends()
    {
        using var file = Open();
        var first = FirstLine(file) is { } line && Parse(line, 1) is RunStarted started ? started : throw RunLogErrors.DoesNotBegin(Shown);
        return (first, LastLine(file) is { } last ? Parse(last, 0) : first);
    }

    /// <summary>Whether a worker has the log open.</summary>
    public bool IsHeld()
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private string Shown => $".scout/runs/{Path.GetFileName(path)}";

    private FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    private RunEvent Parse(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<RunEvent>(line, SnakeCaseJson.Options) ?? throw new JsonException("The line is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw RunLogErrors.LineIsNoEvent(Shown, number, exception);
        }
    }

    private static byte[]? FirstLine(FileStream file)
    {
        using var line = new MemoryStream();
        var buffer = new byte[Step];
        file.Seek(0, SeekOrigin.Begin);
        while (file.Read(buffer) is > 0 and var read)
        {
            var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            line.Write(buffer, 0, end < 0 ? read : end);
            if (end >= 0)
            {
                return line.ToArray();
            }
        }

        return null;
    }

    private static byte[]? LastLine(FileStream file)
    {
        for (long size = Step; ; size *= 4)
        {
            var from = Math.Max(0, file.Length - size);
            var tail = new byte[file.Length - from];
            file.Seek(from, SeekOrigin.Begin);
            tail = tail[..file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
            var end = tail.AsSpan().LastIndexOf((byte)'\n');
            var begin = end <= 0 ? -1 : tail.AsSpan(0, end).LastIndexOf((byte)'\n');
            if (begin >= 0)
            {
                return tail[(begin + 1)..end];
            }

            if (from == 0)
            {
                return end > 0 ? tail[..end] : null;
            }
        }
    }
}

/// <summary>Where runs leave their logs.</summary>
internal static class RunFiles
{
    public const string Extension = ".jsonl";

    public static string Log(string folder, string runId) => Path.Combine(folder, runId + Extension);
}

using System.Text.Json;

namespace Scout.Server.Tests;

/// <summary>An event of a stream, as a client that splits at empty lines reads it.</summary>
internal sealed record SseText(string Name, string? Id, JsonElement Data)
{
    /// <summary>The events of a whole stream; comments are left out.</summary>
    public static SseText[] Of(string stream)
    {
        Assert.EndsWith("\n\n", stream, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', stream);
        return [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(frame => !frame.StartsWith(':')).Select(Frame)];
    }

    private static SseText Frame(string frame)
    {
        var lines = frame.Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);
        return new(lines["event"], lines.GetValueOrDefault("id"), JsonElement.Parse(lines["data"]));
    }
}

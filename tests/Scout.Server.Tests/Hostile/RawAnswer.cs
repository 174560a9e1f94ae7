using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Scout.Server.Tests.Hostile;

/// <summary>What came back over a socket.</summary>
/// <param name="Text">All of it.</param>
/// <param name="IsLate">Whether the connection was open still when nobody waited any more.</param>
internal sealed record RawAnswer(string Text, bool IsLate)
{
    /// <summary>The status; 0: the connection was closed without one.</summary>
    public int Status => Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(Text.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;

    private string Body => Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end ? Text[(end + 4)..] : "";

    /// <summary>Sends a request piece by piece, and reads until the server closes the connection.</summary>
    public static async Task<RawAnswer> ToAsync(Uri address, IReadOnlyList<byte[]> parts, TimeSpan patience, CancellationToken cancellation)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, cancellation);
        var stream = client.GetStream();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        var answer = new MemoryStream();
        var reading = ReadAsync(stream, answer, limit.Token);
        try
        {
            for (var at = 0; at < parts.Count && !reading.IsCompleted; at++)
            {
                await stream.WriteAsync(parts[at], limit.Token);
                await Task.Delay(parts.Count > 1 ? 20 : 0, limit.Token);
            }

            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // It has heard enough.
        }

        var isLate = !await reading;
        return new(Encoding.UTF8.GetString(answer.ToArray()), isLate);
    }

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Problems()
    {
        if (IsLate)
        {
            yield return "no end";
        }

        // 505 is for what speaks another HTTP, or none.
        if (Status is >= 500 and not 505)
        {
            yield return "as if the server were broken";
        }

        if (Body.Contains("   at ", StringComparison.Ordinal) || Body.Contains(Path.GetTempPath(), StringComparison.Ordinal) || Body.Contains("Exception", StringComparison.Ordinal) || Body.Contains(AppContext.BaseDirectory, StringComparison.Ordinal))
        {
            yield return "tells of the inside";
        }

        // What is no HTTP is refused before anybody could write JSON.
        if (Status is 401 or 403 or 404 or 405 or 415 or 421 or 422 && Body.Length > 0 && !IsError())
        {
            yield return "no error as the contract has it";
        }
    }

    private bool IsError()
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.TryGetProperty("detail", out _) && json.RootElement.GetProperty("message").ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<bool> ReadAsync(NetworkStream stream, MemoryStream answer, CancellationToken cancellation)
    {
        try
        {
            await stream.CopyToAsync(answer, cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}

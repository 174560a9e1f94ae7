using System.Text.Json;

namespace Scout.Client;

/// <summary>A request, to be sent once or more.</summary>
/// <param name="method">The method.</param>
/// <param name="path">The path, with its query.</param>
/// <param name="write">Writes the body; none: there is none.</param>
internal sealed class Ask(HttpMethod method, string path, Action<Utf8JsonWriter>? write = null)
{
    private const string Json = "application/json";
    private readonly byte[]? _body = write is null ? null : Written(write);

    /// <summary>The headers.</summary>
    public Dictionary<string, string?> Headers { get; init; } = [];

    /// <summary>Whether it does nothing more when it is sent again: it only reads, or has a key of its own.</summary>
    public bool MayBeRepeated { get; init; } = method == HttpMethod.Get;

    /// <summary>The message, which can be sent once.</summary>
    public HttpRequestMessage Message(Uri server, string? key)
    {
        var message = new HttpRequestMessage(method, server.AbsoluteUri.TrimEnd('/') + path);
        if (key is not null)
        {
            message.Headers.Authorization = new("Bearer", Sendable("Authorization", key));
        }

        foreach (var header in Headers.Where(header => header.Value is not null))
        {
            // The framework's own reading of a header may refuse what the server explains.
            message.Headers.TryAddWithoutValidation(header.Key, Sendable(header.Key, header.Value!));
        }

        if (_body is not null)
        {
            message.Content = new ByteArrayContent(_body);
            message.Content.Headers.ContentType = new(Json);
        }

        return message;
    }

    // The framework would say so when the connection is there, as if that were broken.
    private static string Sendable(string name, string value) => value.All(letter => letter is >= ' ' and <= '~')
        ? value
        : throw new ArgumentException($"What is to be sent as {name} has characters that no header can have: only those of ASCII, and no control characters.");

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            write(writer);
        }

        return bytes.ToArray();
    }
}

using System.Buffers;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Code;

/// <summary>Writes what an author's code gives as JSON, as long as that is not longer than anybody can take: a list that is made while it is read may have no end.</summary>
internal sealed class BoundedJson : IBufferWriter<byte>
{
    /// <summary>The most bytes that a block may give: what a service may answer at most, as base64, is shorter, and two of them fit into a message.</summary>
    public const int Most = 24 * 1024 * 1024;

    private const int Small = 512;

    private readonly string _method;
    private byte[] _bytes = new byte[Small];
    private int _length;

    private BoundedJson(string method) => _method = method;

    /// <summary>A value as JSON.</summary>
    /// <param name="method">What gave it.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">What its schema was made from.</param>
    /// <exception cref="ScoutException">It is longer.</exception>
    public static JsonElement Of(string method, object? value, Type type)
    {
        var bounded = new BoundedJson(method);
        using (var writer = new Utf8JsonWriter(bounded, new() { Encoder = JsonShape.Options.Encoder, MaxDepth = CanonicalJson.MaxDepth, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, value, type, JsonShape.Options);
        }

        return bounded._length <= Most ? JsonElement.Parse(bounded._bytes.AsSpan(0, bounded._length), Reading) : throw CodeErrors.ResultTooLong(method, Most);
    }

    private static JsonDocumentOptions Reading => new() { MaxDepth = CanonicalJson.MaxDepth, AllowDuplicateProperties = false };

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_length > Most)
        {
            throw CodeErrors.ResultTooLong(_method, Most);
        }

        if (_bytes.Length - _length < Math.Max(1, sizeHint))
        {
            Array.Resize(ref _bytes, Math.Max(_length + sizeHint, 2 * _bytes.Length));
        }

        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions;

/// <summary>A revision as it is stored and sent: its canonical bytes, and the id that they have. In a message it is the text of those bytes.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record StoredRevision
{
    private StoredRevision(ReadOnlyMemory<byte> bytes) => (Bytes, Id) = (bytes, ContentHash.Of(bytes.Span));

    /// <summary>The id, 64 hex digits.</summary>
    public string Id { get; }

    /// <summary>The canonical JSON, UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The revision of some canonical bytes. Whether they are a revision is found out by reading them.</summary>
    public static StoredRevision Of(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <inheritdoc cref="Of(ReadOnlyMemory{byte})"/>
    public static StoredRevision Of(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>Whether it is the same revision: whether it has the same id.</summary>
    public bool Equals(StoredRevision? other) => other?.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary>The canonical JSON.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);

    // The bytes go as they are: no text is made of them on the way.
    internal sealed class Converter : JsonConverter<StoredRevision>
    {
        public override StoredRevision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("A revision is the text of its JSON.");
            }

            var bytes = new byte[reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length];
            return Of(bytes.AsMemory(0, reader.CopyString(bytes)));
        }

        public override void Write(Utf8JsonWriter writer, StoredRevision value, JsonSerializerOptions options) => writer.WriteStringValue(value.Bytes.Span);
    }
}

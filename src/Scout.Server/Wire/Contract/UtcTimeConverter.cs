using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Server.Wire.Contract;

/// <summary>Times as <c>2026-11-28T09:30:00.123Z</c>: clients in other languages read three digits of a second everywhere, and seven not everywhere.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
}

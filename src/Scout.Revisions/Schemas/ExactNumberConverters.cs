using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Reads a double that JSON has with all of its digits, and refuses one that would be rounded: 9007199254740993 is no double.</summary>
internal sealed class ExactDoubleConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (value, text) = (reader.GetDouble(), ExactText.Of(ref reader));
        return ExactText.IsShort(text) || ExactNumber.Parse(text) is { IsDouble: true } ? value : throw ExactText.IsRounded("a double", text, value);
    }

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Reads a float that JSON has with all of its digits, and refuses one that would be rounded.</summary>
internal sealed class ExactFloatConverter : JsonConverter<float>
{
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (value, text) = (reader.GetSingle(), ExactText.Of(ref reader));
        return ExactNumber.Parse(text) is { IsFloat: true } ? value : throw ExactText.IsRounded("a float", text, value);
    }

    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>Reads a decimal that JSON has with all of its digits, and refuses one that would be rounded.</summary>
internal sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (value, text) = (reader.GetDecimal(), ExactText.Of(ref reader));
        return ExactText.IsShort(text) || ExactNumber.Parse(text) is { IsDecimal: true } ? value : throw ExactText.IsRounded("a decimal", text, value);
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

file static class ExactText
{
    // 15 digits survive in a double whatever they are, as long as no exponent makes it tiny.
    private const int Short = 15;

    public static string Of(ref Utf8JsonReader reader) => Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    public static bool IsShort(string text) => text.Length <= Short && !text.AsSpan().ContainsAny('e', 'E');

    public static JsonException IsRounded(string type, string text, IFormattable value) =>
        new($"{type} does not hold all digits of {text}, which would become {value.ToString(null, CultureInfo.InvariantCulture)}");
}

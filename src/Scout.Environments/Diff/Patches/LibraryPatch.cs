using System.Buffers;
using System.Globalization;
using System.Text.Json;
using JsonDiffPatchDotNet;
using JsonDiffPatchDotNet.Formatters.JsonPatch;
using Newtonsoft.Json.Linq;
using Scout.Revisions.Json;

namespace Scout.Environments.Diff.Patches;

/// <summary>Asks JsonDiffPatch.Net. What it says may be wrong: <see cref="JsonPatch"/> tries it.</summary>
/// <remarks>
/// It never sees a number, a date or a name as it is. Each scalar is one text that begins with its kind, so that nothing is parsed and rounded;
/// each name begins with a dot and has no slash and no tilde, so that none is taken for a mark of its own (<c>_t</c>, <c>_0</c>) and its pointers, which escape nothing, can be read.
/// </remarks>
internal static class LibraryPatch
{
    private const char Name = '.';
    private const char Text = 's';
    private const char Raw = 'j';

    // A part of a text that differs would be cut through emoji, and RFC 6902 has no operation for it.
    private static readonly Options Options = new() { TextDiff = TextDiffMode.Simple, ArrayDiff = ArrayDiffMode.Efficient };

    /// <summary>The operations that turn one value into the other, or <see langword="null"/> where the library gives up.</summary>
    public static IReadOnlyList<PatchOperation>? Of(JsonElement before, JsonElement after)
    {
        try
        {
            var delta = new JsonDiffPatch(Options).Diff(Token(before), Token(after));
            return [.. new JsonDeltaFormatter().Format(delta).Select(Operation)];
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidCastException or ArgumentException or FormatException or NullReferenceException or KeyNotFoundException)
        {
            // Its formatter does throw these, and then there is another way.
            return null;
        }
    }

    private static PatchOperation Operation(Operation operation) => new(
        Enum.Parse<CodeOperation>(operation.Op, ignoreCase: true),
        Pointer(operation.Path),
        operation.From is { } from ? Pointer(from) : null,
        operation.Value is JToken value ? Element(value) : null);

    private static string Pointer(string path) => string.Join('/', path.Split('/').Select(token => token is [Name, ..] ? JsonPointer.Escape(NameOf(token)) : token));

    private static JToken Token(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JObject(json.EnumerateObject().Select(member => new JProperty(TokenOf(member.Name), Token(member.Value)))),
        JsonValueKind.Array => new JArray(json.EnumerateArray().Select(Token)),
        JsonValueKind.String => new JValue(Text + json.GetString()),
        _ => new JValue(Raw + json.GetRawText()),
    };

    private static JsonElement Element(JToken token)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            Write(writer, token);
        }

        return JsonElement.Parse(text.WrittenSpan, new() { MaxDepth = CanonicalJson.MaxDepth });
    }

    private static void Write(Utf8JsonWriter writer, JToken token)
    {
        switch (token)
        {
            case JObject members:
                writer.WriteStartObject();
                foreach (var member in members.Properties())
                {
                    writer.WritePropertyName(NameOf(member.Name));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JValue { Value: string and [Text, .. var text] }:
                writer.WriteStringValue(text);
                break;
            case JValue { Value: string and [Raw, .. var raw] }:
                writer.WriteRawValue(raw);
                break;
            default:
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{token.Type} was never given to the library"));
        }
    }

    private static string TokenOf(string name) =>
        Name + name.Replace("%", "%2", StringComparison.Ordinal).Replace("/", "%1", StringComparison.Ordinal).Replace("~", "%0", StringComparison.Ordinal);

    private static string NameOf(string token) =>
        token[1..].Replace("%0", "~", StringComparison.Ordinal).Replace("%1", "/", StringComparison.Ordinal).Replace("%2", "%", StringComparison.Ordinal);
}

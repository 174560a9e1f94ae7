using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Scout.Execution.Http;
using Scout.Execution.Templates;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;

namespace Scout.Execution.Blocks;

/// <summary>Sends an HTTP request.</summary>
internal static class HttpWork
{
    public static BlockWork Prepare(BlockCall call)
    {
        var block = (HttpBlock)call.Block;
        var url = HttpTarget.Read(block.Url, Encoded(block.Query, call), call);
        var headers = block.Headers.Select(header => KeyValuePair.Create(header.Key, Header(header.Key, call.Render(header.Value)))).ToImmutableArray();
        var content = Content(block.Content, call);
        return BlockWork.Runs(
            LateJson.Of(PlainJson.Object(
                ("method", PlainJson.Of(block.Method)),
                ("url", PlainJson.Of(url.AbsoluteUri)),
                ("headers", headers.IsEmpty ? null : PlainJson.Object(headers.Select(header => KeyValuePair.Create(header.Key, PlainJson.Of(header.Value))))),
                ("body", content?.Shown))),
            new Exchange(block, url, headers, content));
    }

    private static HttpPayload? Content(HttpContentSource? source, BlockCall call)
    {
        switch (source)
        {
            case null:
                return null;
            case HttpContentSource.Value value:
                var bound = call.Bind(value.Binding);
                return new(bound.GetRawText(), "application/json", bound);
            case HttpContentSource.Json json:
                var text = call.RenderInto(new JsonTextPlace(), json.Template);
                return new(text, "application/json", Json(text));
            case HttpContentSource.Text plain:
                var written = call.Render(plain.Template);
                return new(written, Utf8(plain.ContentType), PlainJson.Of(written));
            case HttpContentSource.Form form:
                var fields = Encoded(form.Fields, call);
                return new(fields, "application/x-www-form-urlencoded", PlainJson.Of(fields));
            default:
                throw new ArgumentException($"A body of type {source.GetType().Name} is not known.", nameof(source));
        }
    }

    private static string Utf8(string type) => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? type + "; charset=utf-8" : type;

    private static JsonElement Json(string text) => ServiceJson.Read(text, out var problem) ?? throw HttpErrors.BodyIsNoJson(problem, text);

    // A field that is only a value is left out where there is none, and comes once for each item of a list.
    private static string Encoded(ImmutableSortedDictionary<string, string> fields, BlockCall call)
    {
        var text = new StringBuilder();
        foreach (var (name, template) in fields)
        {
            foreach (var value in Values(template, call))
            {
                text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Values(string template, BlockCall call) => call.Run.Templates.Lone(template, call) switch
    {
        { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()),
        _ => [call.Render(template)],
    };

    private static string Header(string name, string text)
    {
        var value = text.Trim(' ', '\t', '\r', '\n');
        return value.All(letter => letter is >= ' ' and <= '~') ? value : throw HttpErrors.HeaderIsNone(name, value);
    }
}

/// <summary>What a request carries.</summary>
/// <param name="Text">What is sent, in UTF-8.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Shown">What the run's records have of it.</param>
internal sealed record HttpPayload(string Text, string ContentType, JsonElement Shown);

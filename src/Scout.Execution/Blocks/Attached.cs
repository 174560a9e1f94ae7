using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Execution.Http;
using Scout.Execution.Models;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>An image or a file that goes with a message: its bytes, or where they are.</summary>
internal sealed class Attached
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string? _mediaType;
    private readonly byte[] _bytes = [];
    private readonly string? _name;
    private readonly Uri? _url;

    private Attached(string? mediaType, byte[] bytes, string? name) =>
        (_mediaType, _bytes, _name) = (mediaType, bytes.Length <= HttpRules.MostAnswer ? bytes : throw ModelErrors.AttachmentIsTooLong(bytes.Length), name);

    private Attached(string? mediaType, Uri url) => (_mediaType, _url) = (mediaType, url);

    /// <summary>What the run's records have of it: what it is, and not all of it once more.</summary>
    public JsonElement Shown => PlainJson.Object(
        ("url", _url is null ? null : PlainJson.Of(_url.AbsoluteUri)),
        ("name", _name is null ? null : PlainJson.Of(_name)),
        ("media_type", _mediaType is null ? null : PlainJson.Of(_mediaType)),
        ("bytes", _url is null ? PlainJson.Of(_bytes.Length) : null),
        ("sha256", _url is null ? PlainJson.Of(ContentHash.Of(_bytes)) : null));

    /// <summary>Computes it.</summary>
    /// <exception cref="ScoutException">It is no such value.</exception>
    public static Attached Prepare(LlmAttachment attachment, BlockCall call)
    {
        if (attachment.Kind == AttachmentKind.Url)
        {
            return new(attachment.MediaType, HttpTarget.Read(attachment.Content, "", call));
        }

        var value = call.Run.Templates.Lone(attachment.Content, call) ?? PlainJson.Of(call.Render(attachment.Content));
        return attachment.Kind == AttachmentKind.Bytes ? new(attachment.MediaType, Bytes(value), null)
            : value.ValueKind == JsonValueKind.Object && Text(value, "media_type") is { } type && value.TryGetProperty("bytes", out var bytes) ? new(type, Bytes(bytes), Text(value, "name"))
            : throw ModelErrors.AttachmentIsNone(Given.Kind(value.ValueKind));
    }

    /// <summary>What the model is sent.</summary>
    /// <exception cref="ScoutException">It cannot be got, or the model's provider does not take it.</exception>
    public async Task<AIContent> ContentAsync(Attempt attempt, string alias)
    {
        var (bytes, type) = _url is null ? (_bytes, _mediaType) : await Sending.DoAsync(attempt, () => $"GET {_url.Host}", cancellation => GetAsync(attempt, _url, cancellation)).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            throw ModelErrors.AttachmentIsEmpty(_name);
        }

        var plain = (type ?? "application/octet-stream").Split(';')[0].Trim().ToLowerInvariant();
        if (plain.StartsWith("text/", StringComparison.Ordinal) || plain is "application/json" or "application/xml")
        {
            return new TextContent($"{(_name is null ? "" : $"{_name}:\n")}{Plain(bytes, plain)}");
        }

        var settings = attempt.Call.Run.Models.Settings(alias);
        return settings is null || ModelProviders.Find(settings.Provider)?.Takes is not { } takes || takes.Any(taken => taken[^1] == '/' ? plain.StartsWith(taken, StringComparison.Ordinal) : plain == taken)
            ? new DataContent(bytes, plain) { Name = _name }
            : throw ModelErrors.AttachmentNotTaken(alias, settings.Provider, plain, takes);
    }

    private async Task<(byte[] Bytes, string? Type)> GetAsync(Attempt attempt, Uri url, CancellationToken cancellation)
    {
        using var answer = await attempt.Call.Run.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        var bytes = await AnswerBytes.ReadAsync($"GET {url.Host}", answer, HttpRules.MostAnswer, answer.IsSuccessStatusCode, cancellation).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? (bytes, _mediaType ?? answer.Content.Headers.ContentType?.MediaType)
            : throw HttpErrors.NotExpected($"GET {url.Host}", answer.StatusCode, HttpAnswers.Said(answer, bytes), HttpAnswers.RetryAfter(answer, attempt.Call.Run.Time), HttpErrors.IsPassing(answer.StatusCode) ? attempt.Call.Block.Retry is null ? "Give the block a Retry." : "" : "Mend the URL of the attachment.");
    }

    private static string Plain(byte[] bytes, string type)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text[0] == '\uFEFF' ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw ModelErrors.AttachmentIsNoText(type);
        }
    }

    private static byte[] Bytes(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : throw ModelErrors.AttachmentIsNone(Given.Kind(value.ValueKind));

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}

using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Http;
using Scout.Testing.Cassettes;
using Scout.Testing.Values;

namespace Scout.Testing;

/// <summary>Answers the requests of a test's run by its fakes, and keeps them.</summary>
internal sealed class FakedHttp(TestedRun run, TestedWorld world, RunSecrets secrets, HttpConnections connections) : HttpMessageHandler
{
    /// <summary>A body of a test as it is sent.</summary>
    public static string Text(object? body, string shown) =>
        body as string ?? TestValues.Write(body, $"What {shown} answers").GetRawText();

    /// <summary>An answer.</summary>
    public static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", IsJson(body) ? "application/json; charset=utf-8" : "text/plain; charset=utf-8" } } },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = run.Take(sent) is { } fake
            ? await run.FakeAsync(() => Task.FromResult(fake.Answer(sent)), isReal: false).ConfigureAwait(false)
            : await run.FakeAsync(() => RecordedAsync(request, sent, cancellationToken), isReal: true).ConfigureAwait(false);
        answer.RequestMessage = request;
        return answer;
    }

    private async Task<HttpResponseMessage> RecordedAsync(HttpRequestMessage request, SentRequest sent, CancellationToken cancellation)
    {
        if (world.Tape is not { } tape)
        {
            throw TestErrors.RequestNotFaked(sent, run.HttpFakes);
        }

        var asked = secrets.Redact(RecordedHttp.Request(sent.Method, ToldTexts.Of(sent.Url, secrets.Redact), sent.Headers, sent.Body));
        if (!tape.IsRecording)
        {
            return RecordedHttp.Response(tape.Play(sent.Block, asked));
        }

        using var copy = await CopyAsync(request, cancellation).ConfigureAwait(false);
        using var response = await connections.Get(world.Project.Settings.Http).SendAsync(copy, HttpCompletionOption.ResponseContentRead, cancellation).ConfigureAwait(false);
        var answer = await RecordedHttp.AnswerAsync(response, cancellation).ConfigureAwait(false);
        tape.Keep(new(sent.Block, asked, secrets.Redact(answer)));
        return RecordedHttp.Response(answer);
    }

    // A request is sent once by one client.
    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var header in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            foreach (var header in content.Headers.NonValidated)
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return copy;
    }

    private async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellation) => new()
    {
        Block = TestedRun.Block,
        Hide = secrets.Redact,
        Method = request.Method.Method,
        Url = request.RequestUri!,
        Headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
            .ToImmutableSortedDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false),
    };

    private static bool IsJson(string body)
    {
        try
        {
            JsonElement.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

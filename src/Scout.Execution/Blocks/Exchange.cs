using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Scout.Execution.Http;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>One attempt's request and the answer to it, redirects among them.</summary>
/// <param name="block">The block.</param>
/// <param name="url">Where it goes.</param>
/// <param name="headers">The block's own headers.</param>
/// <param name="content">What it carries, or nothing.</param>
internal sealed class Exchange(HttpBlock block, Uri url, ImmutableArray<KeyValuePair<string, string>> headers, HttpPayload? content) : IBlockCode
{
    private string _method = block.Method;
    private Uri _url = url;
    private HttpPayload? _content = content;
    private bool _isElsewhere;
    private int _redirects;
    private int? _status;
    private long? _bytes;

    // Not the path: an identifier of a customer may stand there.
    private string Request => $"{_method} {_url.Host}";

    public async ValueTask<JsonElement> RunAsync(Attempt attempt)
    {
        attempt.Used = Told;
        return await Sending.DoAsync(attempt, () => Request, cancellation => AnswerAsync(attempt, cancellation)).ConfigureAwait(false);
    }

    private async Task<JsonElement> AnswerAsync(Attempt attempt, CancellationToken cancellation)
    {
        while (true)
        {
            using var request = Message(attempt);
            using var answer = await attempt.Call.Run.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            _status = (int)answer.StatusCode;
            var location = Location(answer);
            if (location is null || _redirects == block.Redirects || IsExpected(answer.StatusCode))
            {
                return await ReadAsync(attempt, answer, location, cancellation).ConfigureAwait(false);
            }

            Follow(location, answer.StatusCode);
        }
    }

    private HttpRequestMessage Message(Attempt attempt)
    {
        var request = new HttpRequestMessage(new(_method), _url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (_content is { } carried)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(carried.Text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", carried.ContentType);
        }

        // What is meant for one host is not shown to another.
        foreach (var (name, value) in _isElsewhere ? [] : headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content?.Headers.TryAddWithoutValidation(name, value) != true)
            {
                throw HttpErrors.HeaderOfNoBody(name);
            }
        }

        if (!_isElsewhere && !HttpRules.SafeMethods.Contains(_method) && !request.Headers.Contains("Idempotency-Key"))
        {
            request.Headers.Add("Idempotency-Key", attempt.Context.IdempotencyKey);
        }

        if (!request.Headers.Contains("Accept-Encoding"))
        {
            request.Headers.AcceptEncoding.Add(new("gzip"));
        }

        if (request.Headers.Accept.Count == 0 && block.Yields == HttpYield.Json)
        {
            request.Headers.Accept.Add(new("application/json"));
        }

        return request;
    }

    private Uri? Location(HttpResponseMessage answer) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location && Uri.TryCreate(_url, location, out var whole) ? whole : null;

    private void Follow(Uri location, HttpStatusCode status)
    {
        if (_url.Scheme == "https" && location.Scheme != "https")
        {
            throw HttpErrors.NotFollowed(Request, "it leads from https to " + location.Scheme);
        }

        var isElsewhere = _isElsewhere || Uri.Compare(_url, location, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0;
        if (status == HttpStatusCode.SeeOther || (_method == "POST" && (int)status is 301 or 302))
        {
            (_method, _content) = (_method == "HEAD" ? "HEAD" : "GET", null);
        }
        else if (isElsewhere && !HttpRules.SafeMethods.Contains(_method))
        {
            throw HttpErrors.NotFollowed(Request, $"it leads to another host, {location.Authority}, which would be sent what is meant for {_url.Authority}");
        }

        (_url, _isElsewhere) = (location, isElsewhere);
        _redirects++;
    }

    private async Task<JsonElement> ReadAsync(Attempt attempt, HttpResponseMessage answer, Uri? location, CancellationToken cancellation)
    {
        var most = block.MaxBytes ?? HttpRules.UsualAnswer;
        var isExpected = IsExpected(answer.StatusCode);
        var bytes = _method == "HEAD" ? [] : await AnswerBytes.ReadAsync(Request, answer, isExpected ? most : Math.Min(most, HttpAnswers.MostOfAnError), isExpected, cancellation).ConfigureAwait(false);
        _bytes = bytes.Length;
        if (!isExpected)
        {
            throw HttpErrors.NotExpected(Request, answer.StatusCode, HttpAnswers.Said(answer, bytes), HttpAnswers.RetryAfter(answer, attempt.Call.Run.Time), Remedy(answer.StatusCode, location));
        }

        var isRead = !block.Whole || answer.IsSuccessStatusCode;
        var body = !isRead || (block.Whole && bytes.Length == 0 && block.Yields == HttpYield.Json) ? PlainJson.Null : HttpAnswers.Read(Request, answer, bytes, block.Yields);
        return attempt.Call.FitReceived(block.Whole ? HttpAnswers.Whole(answer, body) : body);
    }

    private string Remedy(HttpStatusCode status, Uri? location) =>
        location is not null ? $"It sends the request to {location.GetLeftPart(UriPartial.Path)}: {(block.Redirects == 0 ? "write that URL, or set Redirects" : $"more redirects than the {block.Redirects} of Redirects are not followed")}."
        : HttpErrors.IsPassing(status) ? block.Retry is null ? "Give the block a Retry." : ""
        : (int)status is 301 or 302 or 303 or 307 or 308 ? "It says that the request goes elsewhere, and not where: it has no Location that is a URL. Mend the service, or the request."
        : $"Mend the request, or add {(int)status} to Expect.";

    private bool IsExpected(HttpStatusCode status) => block.Expect.IsEmpty ? (int)status is >= 200 and <= 299 : block.Expect.Contains((int)status);

    private JsonElement? Told() => _status is null ? null : PlainJson.Object(
        ("host", PlainJson.Of(_url.Host)),
        ("status", PlainJson.Of(_status.Value)),
        ("bytes", _bytes is { } bytes ? PlainJson.Of(bytes) : null),
        ("redirects", _redirects == 0 ? null : PlainJson.Of(_redirects)));
}

using System.Text.Json.Nodes;
using Scout.Client;

namespace Scout.Server.Tests.Clients;

/// <summary>A program asks for years with one token, which it cancels at its end.</summary>
public sealed class LettingGo
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_is_over_or_that_nobody_reads_on_leaves_nothing_in_the_token_of_its_caller(bool isBroken)
    {
        await using var served = await Served.StartAsync(["parrot"]);
        using var application = new CancellationTokenSource();
        using var counting = new Counting { InnerHandler = new HttpClientHandler() };
        using var http = new HttpClient(counting) { BaseAddress = served.Client.BaseAddress };
        http.DefaultRequestHeaders.Authorization = served.Client.DefaultRequestHeaders.Authorization;
        using var scout = new ScoutClient(http);
        await foreach (var _ in scout.Workflow("parrot", new() { Environment = "console" }).StreamAsync(new JsonObject { ["text"] = "polly" }, cancellation: application.Token))
        {
            if (isBroken)
            {
                break;
            }
        }

        var before = counting.Disposals;
        await application.CancelAsync();

        Assert.Equal((true, before), (before > 0, counting.Disposals));
    }

    private sealed class Counting : DelegatingHandler
    {
        private int _disposals;

        public int Disposals => _disposals;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var real = await base.SendAsync(request, cancellationToken);
            var counted = new Counted(() => Interlocked.Increment(ref _disposals)) { StatusCode = real.StatusCode, Content = real.Content };
            foreach (var header in real.Headers)
            {
                counted.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            return counted;
        }
    }

    private sealed class Counted(Action disposed) : HttpResponseMessage
    {
        protected override void Dispose(bool disposing)
        {
            disposed();
            base.Dispose(disposing);
        }
    }
}

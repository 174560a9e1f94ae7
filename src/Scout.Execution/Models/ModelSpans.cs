using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Scout.Revisions.Telemetry;

namespace Scout.Execution.Models;

/// <summary>
/// Tells of each request to a model by the conventions for generative AI. The library's own client for that writes what goes wrong, and what is said, as it
/// stands: secrets and prompts would be in it.
/// </summary>
internal sealed class ModelSpans : DelegatingChatClient
{
    private static readonly Histogram<long> Tokens = Spans.Meter.CreateHistogram(
        TelemetryNames.TokenUsage,
        "{token}",
        "Tokens of requests to models.",
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304] });

    private static readonly Histogram<double> Duration = Spans.Meter.CreateHistogram(
        TelemetryNames.OperationDuration,
        "s",
        "Requests to models.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] });

    private static readonly Counter<double> Cost = Spans.Meter.CreateCounter<double>(TelemetryNames.ModelCost, "{currency}", "What models cost whose price is known, in the currency of the price.");

    private readonly ModelAsker _asker;
    private readonly Uri? _address;

    private ModelSpans(IChatClient client, ModelAsker asker)
        : base(client)
    {
        _asker = asker;
        _address = client.GetService<ChatClientMetadata>()?.ProviderUri;
    }

    /// <summary>A client that tells of its requests, where anybody listens and it does not do so itself.</summary>
    public static IChatClient Around(IChatClient client, ModelAsker asker) =>
        (Spans.Source.HasListeners() || Duration.Enabled) && client.GetService(typeof(OpenTelemetryChatClient)) is null ? new ModelSpans(client, asker) : client;

    /// <summary>Counts what an attempt at a block cost.</summary>
    public static void Paid(ModelAsker asker, decimal cost)
    {
        Cost.Add((double)cost, [.. asker.Tags, new(TelemetryNames.Alias, asker.Model.Alias)]);
        Activity.Current?.SetTag(TelemetryNames.Cost, (double)cost);
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = Begin(messages, options);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            request.Answered(response);
            return response;
        }
        catch (Exception exception)
        {
            request.Failed(exception);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Begin(messages, options);
        var updates = new List<ChatResponseUpdate>();
        var streaming = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (streaming.ConfigureAwait(false))
        {
            while (true)
            {
                // What is current is forgotten at each yield.
                request.Enter();
                try
                {
                    if (!await streaming.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception exception)
                {
                    request.Failed(exception);
                    throw;
                }

                updates.Add(streaming.Current);
                yield return streaming.Current;
            }
        }

        request.Answered(updates.ToChatResponse());
    }

    private Request Begin(IEnumerable<ChatMessage> messages, ChatOptions? options) => new(_asker, _address, messages, options);

    private sealed class Request : IDisposable
    {
        private readonly ModelAsker _asker;
        private readonly Activity? _span;
        private readonly long _from = Stopwatch.GetTimestamp();
        private string? _error;
        private string? _model;

        public Request(ModelAsker asker, Uri? address, IEnumerable<ChatMessage> messages, ChatOptions? options)
        {
            _asker = asker;
            _span = Spans.Source.StartActivity($"chat {asker.RequestedModel}", ActivityKind.Client, default(ActivityContext), asker.Tags);
            if (_span is not { IsAllDataRequested: true } span)
            {
                return;
            }

            span.SetTag(TelemetryNames.Alias, asker.Model.Alias);
            span.SetTag(TelemetryNames.OutputType, options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
            Set(TelemetryNames.Temperature, options?.Temperature is { } temperature ? (double)temperature : null);
            Set(TelemetryNames.MaxTokens, options?.MaxOutputTokens);
            Set(TelemetryNames.ServerAddress, address?.Host);
            Set(TelemetryNames.ServerPort, address?.Port);
            if (asker.TellsContent)
            {
                span.SetTag(TelemetryNames.InputMessages, ModelContent.Of(messages, asker.Hide));
            }
        }

        public void Enter() => Activity.Current = _span ?? Activity.Current;

        public void Answered(ChatResponse? response)
        {
            _model = response?.ModelId;
            Count("input", response?.Usage?.InputTokenCount);
            Count("output", response?.Usage?.OutputTokenCount);
            if (response is null || _span is not { IsAllDataRequested: true } span)
            {
                return;
            }

            Set(TelemetryNames.ResponseModel, response.ModelId);
            Set(TelemetryNames.ResponseId, response.ResponseId);
            Set(TelemetryNames.FinishReasons, response.FinishReason is { } reason ? new[] { reason.Value } : null);
            Set(TelemetryNames.InputTokens, response.Usage?.InputTokenCount);
            Set(TelemetryNames.OutputTokens, response.Usage?.OutputTokenCount);
            Set(TelemetryNames.CachedTokens, response.Usage?.CachedInputTokenCount);
            if (_asker.TellsContent)
            {
                span.SetTag(TelemetryNames.OutputMessages, ModelContent.Of(response.Messages, _asker.Hide));
            }
        }

        public void Failed(Exception exception)
        {
            _error = ModelFailures.Kind(exception);
            _span?.SetTag(TelemetryNames.Error, _error);
            _span?.SetStatus(ActivityStatusCode.Error, _error);
        }

        public void Dispose()
        {
            Duration.Record(Stopwatch.GetElapsedTime(_from).TotalSeconds, [.. Tags(), .. _error is null ? [] : new KeyValuePair<string, object?>[] { new(TelemetryNames.Error, _error) }]);
            _span?.Dispose();
        }

        private void Count(string kind, long? tokens)
        {
            if (tokens is > 0)
            {
                Tokens.Record(tokens.Value, [.. Tags(), new(TelemetryNames.TokenType, kind)]);
            }
        }

        private IEnumerable<KeyValuePair<string, object?>> Tags() => _model is null ? _asker.Tags : _asker.Tags.Append(new(TelemetryNames.ResponseModel, _model));

        private void Set(string name, object? value)
        {
            if (value is not null)
            {
                _span!.SetTag(name, value);
            }
        }
    }
}

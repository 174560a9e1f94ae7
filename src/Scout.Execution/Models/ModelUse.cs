using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>What one attempt at a block has used of a model so far, also where it fails in the end. Safe for many threads.</summary>
/// <param name="name">What the model is called, as long as it has not said so itself.</param>
/// <param name="isRemote">Whether a provider counts: it never counts nothing at all.</param>
/// <param name="price">What its tokens cost, or none.</param>
/// <param name="requests">The requests so far.</param>
internal sealed class ModelUse(string name, bool isRemote, ModelPrice? price, ModelRequests requests)
{
    private const decimal Million = 1_000_000;

    // Divided by it a number has no zeros at its end.
    private const decimal One = 1.0000000000000000000000000000m;
    private readonly Lock _lock = new();
    private readonly List<string> _tools = [];
    private bool _isAnswered;
    private bool _isCounted = true;
    private int _paid;
    private int _kept;
    private string? _model;
    private string? _reason;
    private long? _input;
    private long? _cached;
    private long? _output;

    /// <summary>Whether the model was shown a mistake of its own and asked once more.</summary>
    public bool IsRepaired { get; set; }

    /// <summary>What all of it cost so far; none where that is not known.</summary>
    public decimal? Cost
    {
        get
        {
            lock (_lock)
            {
                return Known();
            }
        }
    }

    /// <summary>Adds what an answer used.</summary>
    /// <returns>How much that is; none where it is not said.</returns>
    public (long Tokens, decimal? Cost)? Add(ChatResponse response)
    {
        lock (_lock)
        {
            _isAnswered = true;
            _paid = requests.Taken;
            Said(response);
            var counts = Counts(response.Usage);
            _isCounted &= counts is not null;
            _input = Sum(_input, counts?.Input);
            _cached = Sum(_cached, counts?.Cached);
            _output = Sum(_output, counts?.Output);
            return counts is { } known ? (known.Input + known.Output, price is null ? null : Paid(price, known)) : null;
        }
    }

    /// <summary>Adds an answer that was kept from before: nothing of it is paid.</summary>
    /// <returns>How much it would be; none where it is not said.</returns>
    public (long Tokens, decimal? Cost)? AddKept(ChatResponse response)
    {
        lock (_lock)
        {
            _kept++;
            Said(response);
            return Counts(response.Usage) is { } known ? (known.Input + known.Output, price is null ? null : Paid(price, known)) : null;
        }
    }

    /// <summary>What the block's meta says of it; none where nothing was asked yet.</summary>
    public JsonElement? Told()
    {
        lock (_lock)
        {
            return requests.Made == 0 && !_isAnswered && _kept == 0 ? null : PlainJson.Object(
                ("model", PlainJson.Of(_model ?? name)),
                ("requests", requests.Made == 0 ? null : PlainJson.Of(requests.Made)),
                ("kept_answers", _kept == 0 ? null : PlainJson.Of(_kept)),
                ("input_tokens", _input is { } given ? PlainJson.Of(given) : null),
                ("cached_tokens", _cached is { } cached and > 0 ? PlainJson.Of(cached) : null),
                ("output_tokens", _output is { } yielded ? PlainJson.Of(yielded) : null),
                ("cost", Known() is { } cost ? PlainJson.Of(Math.Round(cost, 9) / One) : null),
                ("finish_reason", _reason is { } reason ? PlainJson.Of(reason) : null),
                ("tool_calls", _tools.Count == 0 ? null : PlainJson.List(_tools.Select(PlainJson.Of))),
                ("repaired", IsRepaired ? PlainJson.Of(true) : null));
        }
    }

    private void Said(ChatResponse response)
    {
        _model = response.ModelId ?? _model;
        _reason = response.FinishReason?.Value ?? _reason;
        _tools.AddRange(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(used => used.Name));
    }

    // What a request cost that was answered by nothing, or of which the provider does not say how many tokens it took, is not known, which is not nothing.
    private decimal? Known() => price is not { } known || requests.Taken > _paid ? null
        : !_isAnswered ? 0
        : _isCounted && _input is { } input && _output is { } output ? Paid(known, (input, _cached ?? 0, output))
        : null;

    private static decimal Paid(ModelPrice price, (long Input, long Cached, long Output) counts) =>
        (((counts.Input - counts.Cached) * price.Input) + (counts.Cached * (price.CachedInput ?? price.Input)) + (counts.Output * price.Output)) / Million;

    // What cannot be is not said: less than nothing, or more of it cached than there was.
    private (long Input, long Cached, long Output)? Counts(UsageDetails? usage) =>
        usage is not { InputTokenCount: >= 0 and var input, OutputTokenCount: >= 0 and var output } || (isRemote && input + output == 0) ? null
        : (input, Math.Clamp(usage.CachedInputTokenCount ?? 0, 0, input), output);

    private static long? Sum(long? one, long? other) => one is null ? other : one + (other ?? 0);
}

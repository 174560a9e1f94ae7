using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>What was used of models: by an attempt, a run, or many of them.</summary>
internal sealed record ModelUsage
{
    // More is no attempt's: a server that says so lies, and sums must stay numbers.
    private const long Most = 1_000_000_000_000_000;
    private const decimal MostCost = 100_000_000;

    /// <summary>Nothing.</summary>
    public static ModelUsage None { get; } = new();

    /// <summary>The requests to providers, those that failed among them.</summary>
    public long Requests { get; init; }

    /// <summary>The tokens that models were given.</summary>
    public long InputTokens { get; init; }

    /// <summary>How many of these the provider still had.</summary>
    public long CachedTokens { get; init; }

    /// <summary>The tokens that models yielded.</summary>
    public long OutputTokens { get; init; }

    /// <summary>What was paid, as far as prices and tokens are known; none where nothing of it is.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The requests of which it is not known what they cost.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long UnpricedRequests { get; init; }

    /// <summary>The answers that were kept from before, and asked for and paid by nobody.</summary>
    [JsonIgnore]
    public long KeptAnswers { get; init; }

    /// <summary>Both together.</summary>
    public static ModelUsage operator +(ModelUsage left, ModelUsage right) =>
        ReferenceEquals(right, None) ? left
        : ReferenceEquals(left, None) ? right
        : new()
        {
            Requests = left.Requests + right.Requests,
            InputTokens = left.InputTokens + right.InputTokens,
            CachedTokens = left.CachedTokens + right.CachedTokens,
            OutputTokens = left.OutputTokens + right.OutputTokens,
            Cost = left.Cost is null ? right.Cost : left.Cost + (right.Cost ?? 0),
            UnpricedRequests = left.UnpricedRequests + right.UnpricedRequests,
            KeptAnswers = left.KeptAnswers + right.KeptAnswers,
        };

    /// <summary>What a record says that an attempt used.</summary>
    public static ModelUsage Of(RunEvent record) => record switch
    {
        // What was taken over from an earlier run was used there.
        BlockCompleted { TakenFrom: null } completed => Of(completed.Meta),
        BlockRetrying retrying => Of(retrying.Meta),
        BlockRecovering recovering => Of(recovering.Meta),
        BlockFailed failed => Of(failed.Meta),
        BlockStopped stopped => Of(stopped.Meta),
        _ => None,
    };

    /// <summary>What a block's meta says.</summary>
    public static ModelUsage Of(JsonElement? meta)
    {
        if (meta is not { ValueKind: JsonValueKind.Object } told || !(told.TryGetProperty("input_tokens"u8, out _) || told.TryGetProperty("requests"u8, out _) || told.TryGetProperty("kept_answers"u8, out _)))
        {
            return None;
        }

        var requests = Number(told, "requests"u8);
        decimal? cost = told.TryGetProperty("cost"u8, out var paid) && paid.ValueKind == JsonValueKind.Number && paid.TryGetDecimal(out var amount) ? Math.Clamp(amount, 0, MostCost) : null;
        return new()
        {
            Requests = requests,
            InputTokens = Number(told, "input_tokens"u8),
            CachedTokens = Number(told, "cached_tokens"u8),
            OutputTokens = Number(told, "output_tokens"u8),
            Cost = cost,
            UnpricedRequests = cost is null ? requests : 0,
            KeptAnswers = Number(told, "kept_answers"u8),
        };
    }

    private static long Number(JsonElement meta, ReadOnlySpan<byte> name) => meta.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var count) ? Math.Clamp(count, 0, Most) : 0;
}

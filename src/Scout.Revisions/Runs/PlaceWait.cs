using System.Globalization;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Runs;

/// <summary>A block that waits for a place at a model.</summary>
/// <param name="Block">The block's path.</param>
/// <param name="Model">The model's alias.</param>
/// <param name="Limit">Which limit of the alias is used up.</param>
/// <param name="Used">How much of it is used.</param>
/// <param name="Most">How much there is.</param>
/// <param name="Since">Since when it waits, UTC.</param>
internal sealed record PlaceWait(string Block, string Model, PlaceLimit Limit, long Used, long Most, DateTimeOffset Since)
{
    /// <summary>The wait in words: <c>waits for a place at model 'fast': 4 of 4 requests under way</c>.</summary>
    [JsonIgnore]
    public string Text => string.Create(CultureInfo.InvariantCulture, $"waits for a place at model '{Model}': {Used} of {Most} {(Limit switch
    {
        PlaceLimit.Concurrency => "requests under way",
        PlaceLimit.RequestsPerMinute => "requests this minute",
        _ => "tokens this minute",
    })}");
}

/// <summary>The limits of a model alias.</summary>
internal enum PlaceLimit
{
    /// <summary>How many requests are under way at once.</summary>
    Concurrency,

    /// <summary>How many began within the last minute.</summary>
    RequestsPerMinute,

    /// <summary>How many tokens were used within the last minute.</summary>
    TokensPerMinute,
}

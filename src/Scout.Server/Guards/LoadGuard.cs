using System.Globalization;
using System.Threading.RateLimiting;
using Scout.Server.Options;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>Answers no more requests at once, and no more of one key, than the server is meant to: others wait a little, then are told to come back.</summary>
internal sealed class LoadGuard : IDisposable
{
    private const string SoonAgain = "1";
    private readonly ConcurrencyLimiter _atOnce;
    private readonly PartitionedRateLimiter<string> _ofKey;

    public LoadGuard(ScoutServerOptions options)
    {
        _atOnce = new(new() { PermitLimit = options.MostRequests, QueueLimit = options.MostRequests, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        _ofKey = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = 2 * options.MostRequestsPerSecond,
            TokensPerPeriod = options.MostRequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    }

    /// <summary>Takes a place for a request; it is left at the end, or earlier.</summary>
    /// <exception cref="ApiException">There is none, and too many wait.</exception>
    public async Task<RequestSlot> EnterAsync(HttpContext http)
    {
        var lease = await _atOnce.AcquireAsync(1, http.RequestAborted).ConfigureAwait(false);
        if (lease.IsAcquired)
        {
            return new(lease);
        }

        lease.Dispose();
        http.Response.Headers.RetryAfter = SoonAgain;
        throw ApiException.Unavailable("The server has too much to do. Ask again in a moment; nothing was done.");
    }

    /// <summary>What is told to whoever comes when the server stops.</summary>
    public static ApiException Stops(HttpContext http)
    {
        http.Response.Headers.RetryAfter = SoonAgain;
        return ApiException.Unavailable("The server stops. Ask again in a moment; nothing was done.");
    }

    /// <summary>Counts a request of a key.</summary>
    /// <exception cref="ApiException">The key has asked too often.</exception>
    public void Count(HttpContext http, Caller caller)
    {
        using var lease = _ofKey.AttemptAcquire(caller.Key.Id);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Clamp((int)Math.Ceiling(after.TotalSeconds), 1, 30) : 1;
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            throw ApiException.TooOften($"The key '{caller.Key.Name}' asks too often. Ask again in {wait} s; nothing was done.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _atOnce.Dispose();
        _ofKey.Dispose();
    }
}

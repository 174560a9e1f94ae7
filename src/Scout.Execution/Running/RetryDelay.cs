using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Execution.Running;

/// <summary>How long to wait before another attempt.</summary>
internal static class RetryDelay
{
    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="policy">The block's policy.</param>
    /// <param name="failedAttempt">The attempt that failed, from 1.</param>
    /// <param name="jitter">0 to 1: an exponential wait is between half of its length and all of it, so that many runs do not come back together.</param>
    /// <param name="wanted">How long whoever failed wants to be left alone: it is, up to a day, however short the policy's wait is.</param>
    public static TimeSpan After(RetryPolicy policy, int failedAttempt, double jitter, TimeSpan? wanted = null)
    {
        var length = policy.Exponential ? policy.Delay.TotalMilliseconds * Math.Pow(2, failedAttempt - 1) : policy.Delay.TotalMilliseconds;
        var spread = policy.Exponential ? 0.5 + (jitter / 2) : 1;
        var wait = TimeSpan.FromMilliseconds(Math.Min(length, policy.MaxDelay.TotalMilliseconds) * spread);
        var least = wanted is { } asked && asked > Ranges.MaxDuration ? Ranges.MaxDuration : wanted ?? TimeSpan.Zero;
        return wait > least ? wait : least;
    }
}

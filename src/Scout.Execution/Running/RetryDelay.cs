using Scout.Revisions.Model;

namespace Scout.Execution.Running;

/// <summary>How long to wait before another attempt.</summary>
internal static class RetryDelay
{
    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="policy">The block's policy.</param>
    /// <param name="failedAttempt">The attempt that failed, from 1.</param>
    /// <param name="jitter">0 to 1: an exponential wait is between half of its length and all of it, so that many runs do not come back together.</param>
    public static TimeSpan After(RetryPolicy policy, int failedAttempt, double jitter)
    {
        if (!policy.Exponential)
        {
            return policy.Delay < policy.MaxDelay ? policy.Delay : policy.MaxDelay;
        }

        var length = policy.Delay.TotalMilliseconds * Math.Pow(2, failedAttempt - 1);
        return TimeSpan.FromMilliseconds(Math.Min(length, policy.MaxDelay.TotalMilliseconds) * (0.5 + (jitter / 2)));
    }
}

using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>The settings that every block has.</summary>
internal static class CommonSettings
{
    public static RetryPolicy? Retry(Retry? retry, BlockBinder binder)
    {
        if (retry is null)
        {
            return null;
        }

        binder.Check(Ranges.Attempts(retry.Attempts));
        binder.Check(Ranges.Delay(retry.Delay));
        if (retry.IsExponential)
        {
            binder.Check(Ranges.MaxDelay(retry.MaxDelay, retry.Delay));
        }

        return new()
        {
            Attempts = retry.Attempts,
            Delay = retry.Delay,
            Exponential = retry.IsExponential,
            MaxDelay = retry.MaxDelay,
        };
    }

    public static bool Once(BlockOptions options, BlockKind kind, BlockBinder binder)
    {
        if (options.Once)
        {
            binder.Check(Ranges.Once(kind, options.Retry is not null));
        }

        return options.Once;
    }

    public static TimeSpan? Timeout(TimeSpan? timeout, BlockKind kind, BlockBinder binder)
    {
        if (timeout is { } value)
        {
            binder.Check(Ranges.Timeout(value, kind));
        }

        return timeout;
    }
}

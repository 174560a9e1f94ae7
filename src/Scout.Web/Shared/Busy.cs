namespace Scout.Web.Shared;

/// <summary>Does one thing at a time: what is asked for while something is at work is not done, for whoever presses a button twice means it once. For one page, on its own thread.</summary>
public sealed class Busy
{
    /// <summary>Told when something begins, and when it has ended.</summary>
    internal event Action? Changed;

    /// <summary>Whether something is at work.</summary>
    internal bool IsAtWork { get; private set; }

    /// <summary>Does something, where nothing is at work.</summary>
    internal async Task DoAsync(Func<Task> act)
    {
        if (IsAtWork)
        {
            return;
        }

        Turn(true);
        try
        {
            await act();
        }
        finally
        {
            Turn(false);
        }
    }

    private void Turn(bool isAtWork)
    {
        IsAtWork = isAtWork;
        Changed?.Invoke();
    }
}

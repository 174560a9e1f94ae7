using System.Collections.Concurrent;

namespace Scout.Server.Requests;

/// <summary>Has what goes by the same name done one after another. Safe for many threads.</summary>
/// <typeparam name="T">A name.</typeparam>
internal sealed class Turns<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, Task> _taken = new();

    /// <summary>Does work when nobody else does any by that name.</summary>
    public async Task<TResult> TakeAsync<TResult>(T name, Func<Task<TResult>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_taken.GetOrAdd(name, mine.Task) is var first && first != mine.Task)
        {
            await first.ConfigureAwait(false);
        }

        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _taken.TryRemove(name, out _);
            mine.SetResult();
        }
    }
}

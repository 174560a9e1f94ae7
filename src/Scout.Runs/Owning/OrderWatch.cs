using Microsoft.Data.Sqlite;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs.Owning;

/// <summary>Looks for orders as long as an owner lives. Asking whether another process wrote costs next to nothing; only then it looks closer.</summary>
internal sealed class OrderWatch(RunStore store, string owner)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Hands over each order, and the runs that signals wait for, until it is over.</summary>
    public async Task WatchAsync(Action<string, RunOrder> obey, Action<string> signaled, CancellationToken over)
    {
        SqliteConnection? connection = null;
        var seen = -1L;
        while (!over.IsCancellationRequested)
        {
            try
            {
                connection ??= store.Connect();
                var version = connection.Value<long>("PRAGMA data_version");
                foreach (var run in version != seen ? Signals.For(connection, owner) : [])
                {
                    signaled(run);
                }

                if (version != seen && RunOrders.Wait(connection, owner))
                {
                    await store.Writer.WriteAsync(writing => RunOrders.Take(writing, owner).ForEach(order => obey(order.Run, order.Order))).ConfigureAwait(false);
                }

                seen = version;
            }
            catch (Exception exception) when (exception is SqliteException or ScoutException or ObjectDisposedException)
            {
                // Looked at again at the next beat: what is wrong with the store is told where records are kept.
            }

            await Task.Delay(Beat, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        connection?.Dispose();
    }
}

using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>What one process asks of the owner of a run in another.</summary>
internal enum RunOrder
{
    /// <summary>End the run.</summary>
    Cancel,
}

/// <summary>Orders on their way from one process to another, in the store that both have. Each is for the owner that the run has when it is given, and void as soon as that one has not.</summary>
internal static class RunOrders
{
    /// <summary>Leaves an order. In a transaction.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="order">What is to be done.</param>
    /// <param name="left">The epoch of the run in which it was left before, or none.</param>
    /// <returns>The run's epoch, in which it is left now; none: nobody has the run.</returns>
    public static long? Leave(SqliteConnection connection, string run, RunOrder order, long? left)
    {
        var epoch = connection.Value<long?>("SELECT epoch FROM runs WHERE id = $run AND owner IS NOT NULL", ("$run", run));
        if (epoch is not null && epoch != left)
        {
            connection.Execute("INSERT OR REPLACE INTO orders (run, epoch, body) VALUES ($run, $epoch, $body)", ("$run", run), ("$epoch", epoch), ("$body", order.ToString()));
        }

        return epoch;
    }

    /// <summary>Whether an owner has orders, or there are some that are void.</summary>
    public static bool Wait(SqliteConnection connection, string owner) => connection.Value<long>(
        "SELECT EXISTS (SELECT 1 FROM orders LEFT JOIN runs ON runs.id = orders.run WHERE runs.owner IS NULL OR runs.epoch <> orders.epoch OR runs.owner = $owner)", ("$owner", owner)) == 1;

    /// <summary>Takes the orders for the runs of an owner, and removes those that are void. In a transaction.</summary>
    public static List<(string Run, RunOrder Order)> Take(SqliteConnection connection, string owner)
    {
        connection.Execute("DELETE FROM orders WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.id = orders.run AND runs.epoch = orders.epoch AND runs.owner IS NOT NULL)");
        var orders = new List<(string, RunOrder)>();
        using (var command = connection.Command("DELETE FROM orders WHERE run IN (SELECT id FROM runs WHERE owner = $owner) RETURNING run, body", ("$owner", owner)))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                orders.Add((row.GetString(0), Enum.Parse<RunOrder>(row.GetString(1))));
            }
        }

        return orders;
    }
}

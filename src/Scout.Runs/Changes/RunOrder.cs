using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>What one process asks of the owner of a run in another.</summary>
internal enum RunOrder
{
    /// <summary>End the run.</summary>
    Cancel,
}

/// <summary>Orders on their way from one process to another, in the store that both have.</summary>
internal static class RunOrders
{
    /// <summary>Leaves an order. In a transaction.</summary>
    public static void Leave(SqliteConnection connection, string run, RunOrder order) =>
        connection.Execute("INSERT INTO orders (run, body) VALUES ($run, $body)", ("$run", run), ("$body", order.ToString()));

    /// <summary>Takes the orders for the runs of an owner. In a transaction.</summary>
    public static List<(string Run, RunOrder Order)> Take(SqliteConnection connection, string owner)
    {
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

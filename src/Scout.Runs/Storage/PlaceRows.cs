using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Runs.Storage;

/// <summary>What blocks wait for at models, as long as their owner lives: no record, for nothing goes on from it.</summary>
internal static class PlaceRows
{
    /// <summary>Says what the blocks of a run wait for now; nothing happens where somebody else has the run. In a transaction.</summary>
    public static void Keep(SqliteConnection connection, string run, Claim claim, ImmutableArray<PlaceWait> waits) => connection.Execute(
        "UPDATE runs SET queued = $queued WHERE id = $id AND epoch = $epoch AND owner IS $owner",
        ("$id", run), ("$epoch", claim.Epoch), ("$owner", claim.Owner), ("$queued", waits.IsEmpty ? null : JsonSerializer.Serialize(waits, RunJson.Written)));

    /// <summary>What they wait for.</summary>
    public static ImmutableArray<PlaceWait>? Read(string? queued) => queued is null ? null : WholeJson.Read<ImmutableArray<PlaceWait>>(queued, RunJson.Kept);
}

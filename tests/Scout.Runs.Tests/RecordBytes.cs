using System.Text;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

/// <summary>How records are written into the store.</summary>
public class RecordBytes
{
    private static readonly JsonElement Json = JsonElement.Parse("""{ "a" : [1, "ü 😀 \u0007 \"quoted\"", null], "b": 1e3 }""");
    private static readonly RunError Error = new("SCOUT7016", "It \"failed\".\n", "b", "detail");

    [Fact]
    public void Records_of_blocks_are_written_as_the_serializer_writes_them()
    {
        RunEvent[] records =
        [
            new BlockStarted { RunId = "run", Sequence = 1, Time = DateTimeOffset.UnixEpoch.AddTicks(1), Block = "items[1]/ü", Type = "code", Attempt = 2, Input = Json, Branch = 3, Once = true, Redacted = true },
            new BlockStarted { RunId = "run", Sequence = 2, Time = DateTimeOffset.UtcNow, Block = "b", Type = "text" },
            new BlockStarted { RunId = "run", Sequence = 3, Time = DateTimeOffset.UtcNow, Block = "b", Type = "text", Input = JsonElement.Parse("null"), Branch = 0 },
            new BlockCompleted { RunId = "run", Sequence = 4, Time = DateTimeOffset.MaxValue, Block = "b", Output = Json, ElapsedMs = 0.1, Meta = Json, Replaces = Error, TakenFrom = "other", Masked = true, Redacted = true },
            new BlockCompleted { RunId = "run", Sequence = 5, Time = DateTimeOffset.UtcNow, Block = "b", Output = JsonElement.Parse("null"), ElapsedMs = 1e300 },
            new RunFailed { RunId = "run", Sequence = 6, Time = DateTimeOffset.UtcNow, Error = Error, ElapsedMs = 3 },
        ];
        Assert.All(records.OfType<BlockStarted>().Take(1).Concat<RunEvent>(records.OfType<BlockCompleted>().Take(1)), AllIsSaid);

        using var json = new RecordJson();
        Assert.All(records, record => Assert.Equal(JsonSerializer.Serialize(record, RunJson.Written), Encoding.UTF8.GetString(json.Of(record))));
    }

    // A member that is new is to be among what is compared.
    private static void AllIsSaid(RunEvent record) => Assert.All(
        record.GetType().GetProperties().Where(property => property.CanWrite),
        property => Assert.NotEqual(property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null, property.GetValue(record)));
}

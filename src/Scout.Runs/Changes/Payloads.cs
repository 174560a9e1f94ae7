using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Scout.Revisions.Json;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs.Changes;

/// <summary>Takes inputs and outputs out of the records of runs that have ended, where an environment says so. Until then they are needed: a run may have to go on from them.</summary>
internal static class Payloads
{
    /// <summary>Takes them out of a run. In a transaction.</summary>
    public static void TakeOut(SqliteConnection connection, string run, PayloadKeeping keeping)
    {
        if (keeping == PayloadKeeping.Full)
        {
            return;
        }

        var records = new RunQueries(connection).Records(run).Select(record => Without(record, keeping)).ToImmutableArray();
        var number = connection.Value<long>("SELECT number FROM runs WHERE id = $id", ("$id", run));
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS taken_out (hash BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM taken_out;");
        connection.Execute("INSERT OR IGNORE INTO taken_out SELECT payload FROM records WHERE run = $run AND payload IS NOT NULL", ("$run", number));
        connection.Execute("DELETE FROM records WHERE run = $run", ("$run", number));
        RunRows.Add(connection, number, records);
        // Of all payloads there are only these: a store holds those of a hundred thousand runs.
        connection.Execute("DELETE FROM payloads WHERE hash IN (SELECT hash FROM taken_out) AND NOT EXISTS (SELECT 1 FROM records WHERE records.payload = payloads.hash)");
    }

    private static RunEvent Without(RunEvent record, PayloadKeeping keeping) => record switch
    {
        RunStarted started => started with { Inputs = Left(started.Inputs, keeping), Masked = true, Redacted = true },
        RunDecided decided => decided with { Output = Left(decided.Output, keeping), Redacted = true },
        BlockStarted started => started with { Input = Left(started.Input, keeping), Redacted = true },
        BlockWaiting { Wait.Text: { } text } waiting => waiting with { Wait = waiting.Wait with { Text = Text(text, keeping) }, Redacted = true },
        BlockLogged logged => logged with { Line = logged.Line with { Message = Text(logged.Line.Message, keeping), Detail = null }, Redacted = true },
        BlockCompleted completed => completed with { Output = Left(completed.Output, keeping), Masked = true, Redacted = true },
        RunCompleted completed => completed with { Output = Left(completed.Output, keeping), Redacted = true },
        _ => record,
    };

    private static JsonElement? Left(JsonElement? json, PayloadKeeping keeping) => json is { } value ? Left(value, keeping) : null;

    /// <summary>What is left of a value.</summary>
    public static JsonElement Left(JsonElement json, PayloadKeeping keeping) =>
        keeping == PayloadKeeping.None ? PlainJson.Null : JsonSerializer.SerializeToElement(Shape(json), PlainJsonContext.Written);

    private static JsonNode? Shape(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Shape(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Shape)]),
        JsonValueKind.String => JsonValue.Create(Text(json.GetString()!, PayloadKeeping.Redacted)),
        JsonValueKind.Number => JsonValue.Create("[number]"),
        JsonValueKind.True or JsonValueKind.False => JsonValue.Create("[boolean]"),
        _ => null,
    };

    /// <summary>What is left of a text.</summary>
    public static string Text(string text, PayloadKeeping keeping) => keeping == PayloadKeeping.None ? "" : $"[text, {text.Length} characters]";
}

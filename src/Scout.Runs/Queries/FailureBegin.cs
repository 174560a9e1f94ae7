using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Queries;

/// <summary>Where a workflow began to fail in an environment.</summary>
/// <param name="LastGood">The run that succeeded last before; none: none ever did.</param>
/// <param name="First">The first that failed since.</param>
/// <param name="Failures">How many failed from there to the one that was asked about.</param>
internal sealed record FailureBegin(RunEntry? LastGood, RunEntry First, long Failures)
{
    private const string Columns = "id, started, number, workflow, environment, revision, coalesce(promotion, ''), coalesce(error_code, ''), coalesce(error_block, '')";
    // What a validation tries is no one's use of the workflow.
    private const string Good = "status IN ('completed', 'stopped') AND origin <> 'validation'";
    private const string Bad = "status IN ('failed', 'budget_exceeded') AND origin <> 'validation'";
    private const string There = "FROM runs INDEXED BY runs_by_environment WHERE workflow = $workflow AND environment = $environment";
    private const string Newest = "ORDER BY started DESC, number DESC LIMIT 1";
    private const string Oldest = "ORDER BY started, number LIMIT 1";

    /// <summary>The first run that failed alike: with the same error, of the same block. Others may have succeeded since.</summary>
    public required RunEntry FirstAlike { get; init; }

    /// <summary>The last run before that which succeeded with another revision or other settings, where none had failed alike yet; none: there was none.</summary>
    public RunEntry? GoodBeforeAlike { get; init; }

    /// <summary>Where the failures began that a run belongs to; none: it did not fail.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="runId">The run's whole id.</param>
    public static FailureBegin? Of(SqliteConnection connection, string runId)
    {
        if (Row(connection, $"SELECT {Columns} FROM runs WHERE id = $id AND {Bad}", ("$id", runId)) is not { } run)
        {
            return null;
        }

        var queries = new RunQueries(connection);
        var good = Row(connection, $"SELECT {Columns} {There} AND {Good} AND (started, number) < ($started, $number) {Newest}", run.Place);
        (string, object?)[] since = [.. run.Place, ("$good_started", good?.Started ?? long.MinValue), ("$good_number", good?.Number ?? long.MinValue)];
        var failures = $"{There} AND {Bad} AND (started, number) <= ($started, $number) AND (started, number) > ($good_started, $good_number)";
        var first = Row(connection, $"SELECT {Columns} {failures} {Oldest}", since)!;
        var alike = Row(connection, $"SELECT {Columns} {There} AND {Bad} AND coalesce(error_code, '') = $code AND coalesce(error_block, '') = $block {Oldest}", run.Place)!;
        var before = Row(connection, $"SELECT {Columns} {There} AND {Good} AND (started, number) < ($started, $number) AND (revision, coalesce(promotion, '')) <> ($revision, $promotion) {Newest}", alike.Place);
        return new(Entry(good), Entry(first)!, connection.Value<long>($"SELECT count(*) {failures}", since))
        {
            FirstAlike = Entry(alike)!,
            GoodBeforeAlike = Entry(before),
        };

        RunEntry? Entry(Found? found) => found is null ? null : queries.Entry(found.Id);
    }

    private static Found? Row(SqliteConnection connection, string text, params (string, object?)[] values)
    {
        using var command = connection.Command(text, values);
        using var row = command.ExecuteReader();
        return !row.Read() ? null : new(row.GetString(0), row.Number(1), row.Number(2),
        [
            ("$workflow", row.Id(3)), ("$environment", row.Id(4)), ("$started", row.Number(1)), ("$number", row.Number(2)),
            ("$revision", row.GetString(5)), ("$promotion", row.GetString(6)), ("$code", row.GetString(7)), ("$block", row.GetString(8)),
        ]);
    }

    private sealed record Found(string Id, long Started, long Number, (string, object?)[] Place);
}

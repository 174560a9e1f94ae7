using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Runs.Storage;

namespace Scout.Runs.Scheduling;

/// <summary>How far schedules have come, on one connection.</summary>
internal sealed class ScheduleRows(SqliteConnection connection)
{
    /// <summary>Every schedule that a server has seen.</summary>
    public ImmutableArray<ScheduleState> States()
    {
        using var command = connection.Command("SELECT environment, name, times, handled FROM schedules ORDER BY environment, name");
        using var row = command.ExecuteReader();
        var states = ImmutableArray.CreateBuilder<ScheduleState>();
        while (row.Read())
        {
            states.Add(new(new(row.Id(0), row.Id(1)), row.GetString(2), Moment.From(row.Number(3))));
        }

        return states.ToImmutable();
    }

    /// <summary>Keeps those that there are, and forgets all others. In a transaction.</summary>
    public void Keep(IEnumerable<ScheduleState> states)
    {
        connection.Execute("DELETE FROM schedules");
        foreach (var state in states)
        {
            Put(state);
        }

        connection.Execute("DELETE FROM firings WHERE NOT EXISTS (SELECT 1 FROM schedules s WHERE s.environment = firings.environment AND s.name = firings.name)");
    }

    /// <summary>Keeps that a time has come, and how far its schedule is with it. In a transaction. One that came before stays as it is.</summary>
    public void Fire(ScheduleState state, Firing firing)
    {
        Put(state);
        connection.Execute(
            "INSERT OR IGNORE INTO firings (environment, name, occurrence, state, run, reason) VALUES ($environment, $name, $occurrence, $state, $run, $reason)",
            ("$environment", firing.Schedule.Environment), ("$name", firing.Schedule.Name), ("$occurrence", Moment.Of(firing.Occurrence)), ("$state", Word(firing.State)), ("$run", firing.RunId), ("$reason", firing.Reason));
        // Of what is over the last is told, and nothing else.
        connection.Execute(
            "DELETE FROM firings WHERE environment = $environment AND name = $name AND occurrence < $occurrence AND state NOT IN ('queued', 'starting')",
            ("$environment", firing.Schedule.Environment), ("$name", firing.Schedule.Name), ("$occurrence", Moment.Of(firing.Occurrence)));
    }

    /// <summary>Keeps what became of a time that had come. In a transaction.</summary>
    public void Settle(Firing firing) => connection.Execute(
        "UPDATE firings SET state = $state, run = $run, reason = $reason WHERE environment = $environment AND name = $name AND occurrence = $occurrence",
        ("$environment", firing.Schedule.Environment), ("$name", firing.Schedule.Name), ("$occurrence", Moment.Of(firing.Occurrence)), ("$state", Word(firing.State)), ("$run", firing.RunId), ("$reason", firing.Reason));

    /// <summary>The times that have come and are not over, and of each schedule the last one that is; in order.</summary>
    public ImmutableArray<Firing> Firings()
    {
        using var command = connection.Command("SELECT environment, name, occurrence, state, run, reason FROM firings ORDER BY environment, name, occurrence");
        using var row = command.ExecuteReader();
        var firings = ImmutableArray.CreateBuilder<Firing>();
        while (row.Read())
        {
            firings.Add(new(new(row.Id(0), row.Id(1)), Moment.From(row.Number(2)), State(row.GetString(3))) { RunId = row.Text(4), Reason = row.Text(5) });
        }

        return firings.ToImmutable();
    }

    /// <summary>Whether a run of a schedule is under way.</summary>
    public bool IsUnderWay(ScheduleId schedule) => connection.Value<long>(
        "SELECT EXISTS (SELECT 1 FROM runs WHERE status IN ('running', 'waiting') AND origin = 'schedule' AND trigger_name = $name AND environment = $environment)",
        ("$name", schedule.Name), ("$environment", schedule.Environment)) == 1;

    private void Put(ScheduleState state) => connection.Execute(
        "INSERT OR REPLACE INTO schedules (environment, name, times, handled) VALUES ($environment, $name, $times, $handled)",
        ("$environment", state.Schedule.Environment), ("$name", state.Schedule.Name), ("$times", state.Times), ("$handled", Moment.Of(state.Handled)));

    private static string Word(FiringState state) => state.ToString().ToLowerInvariant();

    private static FiringState State(string word) =>
        Enum.TryParse<FiringState>(word, ignoreCase: true, out var state) && Word(state) == word ? state : throw new FormatException($"'{word}' is nothing that becomes of a time of a schedule");
}

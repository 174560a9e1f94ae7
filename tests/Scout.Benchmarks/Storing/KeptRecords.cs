using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Benchmarks.Storing;

/// <summary>The records of short runs, as an engine reports them: two for each block.</summary>
internal static class KeptRecords
{
    private static readonly JsonElement Given = JsonElement.Parse("""{"text":"a short message"}""");
    private static readonly JsonElement Yielded = JsonElement.Parse("\"a short answer\"");

    /// <summary>All records of a run: one of ten fails, the others complete.</summary>
    /// <param name="number">The run's number.</param>
    /// <param name="blocks">How many blocks it has.</param>
    public static ImmutableArray<RunEvent> Of(int number, int blocks) => [.. Records(Id(number), number, blocks)];

    /// <summary>The id of a run.</summary>
    /// <param name="number">The run's number.</param>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"20260101t000000-{number:x10}");

    /// <summary>The id of a revision.</summary>
    /// <param name="number">The revision's number.</param>
    public static string Revision(int number) => new((char)('a' + (number % 6)), 64);

    private static IEnumerable<RunEvent> Records(string run, int number, int blocks)
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(number);
        var sequence = 0L;
        yield return new RunStarted
        {
            RunId = run,
            Sequence = sequence++,
            Time = time,
            Workflow = number % 3 == 0 ? "desk" : "mail",
            RevisionId = Revision(number % 20),
            Environment = number % 2 == 0 ? "staging" : "production",
            Inputs = JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"text":"number {{number:000000}}"}""")),
        };
        for (var block = 0; block < blocks; block++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"block_{block}");
            yield return new BlockStarted { RunId = run, Sequence = sequence++, Time = time, Block = path, Type = "code", Input = Given };
            yield return new BlockCompleted { RunId = run, Sequence = sequence++, Time = time, Block = path, Output = Yielded, ElapsedMs = 1 };
        }

        yield return number % 10 == 0
            ? new RunFailed { RunId = run, Sequence = sequence, Time = time, ElapsedMs = 5, Error = new("SCOUT7016", "It failed.", "block_1") }
            : new RunCompleted { RunId = run, Sequence = sequence, Time = time, ElapsedMs = 5, Output = Yielded };
    }
}

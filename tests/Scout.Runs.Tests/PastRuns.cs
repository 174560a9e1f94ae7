using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

/// <summary>A store with runs of the past, one a minute.</summary>
internal sealed class PastRuns : IAsyncDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-past-");
    private int _count;

    public PastRuns() => Runs = RunStore.Open(_folder.FullName);

    public RunStore Runs { get; }

    /// <summary>A revision's id.</summary>
    public static string Revision(char digit) => new(digit, 64);

    /// <summary>Adds a run that ended a moment ago.</summary>
    /// <param name="revision">The digit of its revision.</param>
    /// <param name="error">Why its block failed; none: it did not.</param>
    /// <param name="milliseconds">How long it took.</param>
    /// <param name="cost">What its block cost.</param>
    /// <param name="environment">Where it ran.</param>
    /// <param name="promotion">What brought the revision there.</param>
    /// <param name="block">Its block.</param>
    /// <param name="said">What went in and came out.</param>
    /// <param name="isOpen">Whether it is under way still.</param>
    /// <returns>The run's id.</returns>
    public async Task<string> AddAsync(char revision, RunError? error = null, double milliseconds = 100, decimal? cost = null, string environment = "production", string? promotion = null, string block = "letter", string said = "hello", bool isOpen = false)
    {
        var started = Begin.AddMinutes(_count++);
        var id = RunIds.New(started);
        var text = JsonSerializer.SerializeToElement(new { text = said });
        var meta = cost is { } paid ? JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"model":"fast","requests":1,"input_tokens":10,"output_tokens":5,"cost":{{paid}}}""")) : (JsonElement?)null;
        RunEvent[] records =
        [
            new RunStarted { RunId = id, Sequence = 0, Time = started, Workflow = "desk", RevisionId = Revision(revision), Environment = environment, PromotionId = promotion, Inputs = text },
            new BlockStarted { RunId = id, Sequence = 1, Time = started.AddMilliseconds(10), Block = block, Type = "llm", Input = text },
            error is null
                ? new BlockCompleted { RunId = id, Sequence = 2, Time = started.AddMilliseconds(milliseconds), Block = block, Output = text, ElapsedMs = milliseconds - 10, Meta = meta }
                : new BlockFailed { RunId = id, Sequence = 2, Time = started.AddMilliseconds(milliseconds), Block = block, Error = error, ElapsedMs = milliseconds - 10, Meta = meta },
            error is null
                ? new RunCompleted { RunId = id, Sequence = 3, Time = started.AddMilliseconds(milliseconds), Output = text, ElapsedMs = milliseconds }
                : new RunFailed { RunId = id, Sequence = 3, Time = started.AddMilliseconds(milliseconds), Error = error, ElapsedMs = milliseconds },
        ];
        await Runs.Writer.WriteAsync(connection => RunRows.Append(connection, id, new("one", 1), [.. isOpen ? records[..2] : records]));
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await Runs.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

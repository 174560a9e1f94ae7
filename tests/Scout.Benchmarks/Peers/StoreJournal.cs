using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Running;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Storage;

namespace Scout.Benchmarks.Peers;

/// <summary>A journal in the run store: what a worker reports goes there at once, and what waits for it goes on when it is kept.</summary>
internal sealed class StoreJournal(RunStore store, string run) : IRunJournal
{
    private readonly Execution.Running.KeptRecords _kept = new();
    private Task _writing = Task.CompletedTask;

    public ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
    {
        _writing = KeepAsync(records);
        return ValueTask.CompletedTask;
    }

    public long Kept => _kept.Last;

    public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => _kept.WaitAsync(sequence, cancellation);

    /// <summary>Completes when all is kept.</summary>
    public Task FlushAsync() => _writing;

    private async Task KeepAsync(ImmutableArray<RunEvent> records)
    {
        await store.Writer.WriteAsync(connection => RunRows.Append(connection, run, new("benchmark", 1), records));
        _kept.Advance(records[^1].Sequence);
    }
}

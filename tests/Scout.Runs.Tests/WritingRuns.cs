using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Runs.Tests;

/// <summary>What many runs write at the same time, and for how long it is kept.</summary>
public sealed class WritingRuns : IAsyncDisposable
{
    private static readonly RunKeeping Month = new() { Keep = TimeSpan.FromDays(30) };
    private readonly PastRuns _past = new();

    public ValueTask DisposeAsync() => _past.DisposeAsync();

    [Fact]
    public async Task What_cannot_be_written_takes_nothing_with_it_that_is_written_at_the_same_time()
    {
        var id = await _past.AddAsync('a', isOpen: true);
        using var gate = new ManualResetEventSlim();
        var first = _past.Runs.Writer.WriteAsync(_ => gate.Wait());
        var there = AppendAsync(1);
        var impossible = _past.Runs.Writer.WriteAsync(_ => throw new FormatException("what nobody wrote"));
        var good = AppendAsync(2);
        gate.Set();

        await first;
        await Assert.ThrowsAsync<ScoutException>(() => there);
        await Assert.ThrowsAsync<ScoutException>(() => impossible);
        await good;

        Assert.Equal([0, 1, 2], _past.Runs.Records(id).Select(record => record.Sequence));

        Task AppendAsync(long sequence) => _past.Runs.Writer.WriteAsync(connection =>
            RunRows.Append(connection, id, new("one", 1), [new BlockStopped { RunId = id, Sequence = sequence, Time = DateTimeOffset.UtcNow, Block = "x" }]));
    }

    [Fact]
    public async Task A_store_that_was_let_go_of_writes_nothing_more()
    {
        await using var past = new PastRuns();
        await past.AddAsync('a');

        await past.Runs.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await past.AddAsync('b'));
    }

    [Fact]
    public async Task How_long_a_run_is_kept_counts_from_its_end()
    {
        var id = await _past.AddAsync('a');
        var ended = _past.Runs.Entry(id).Ended!.Value;
        await _past.Runs.Writer.WriteAsync(connection => connection.Execute("UPDATE runs SET started = started - $months", ("$months", TimeSpan.FromDays(90).Ticks)));

        Assert.Empty(_past.Runs.Expired([Environment()], ended.AddDays(29)));
        await _past.Runs.RemoveExpiredAsync([Environment()], ended.AddDays(29));
        Assert.True(_past.Runs.Has(id));

        Assert.Equal([("production", 1L)], _past.Runs.Expired([Environment()], ended.AddDays(31)));
        await _past.Runs.RemoveExpiredAsync([Environment()], ended.AddDays(31));
        Assert.False(_past.Runs.Has(id));
    }

    private static EnvironmentDefinition Environment() => new() { Name = "production", Runs = Month };
}

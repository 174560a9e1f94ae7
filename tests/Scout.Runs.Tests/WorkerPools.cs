using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Scout.Runs.Owning;

namespace Scout.Runs.Tests;

/// <summary>Workers are shared, replaced, and ended when nobody needs them.</summary>
public sealed class WorkerPools : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private WorkerPool? _pool;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pool?.DisposeAsync() ?? default;

    [Fact]
    public async Task Runs_of_one_bundle_share_a_worker_that_starts_with_the_first_and_ends_when_it_was_idle_for_long()
    {
        _pool = new(new() { Idle = TimeSpan.FromMinutes(5) }, _time);
        var both = await Task.WhenAll(_pool.TakeAsync(BuiltWorkflows.Output, Cancellation), _pool.TakeAsync(BuiltWorkflows.Output, Cancellation));
        using var process = Process.GetProcessById(both[0].Worker.Hello.ProcessId);
        Assert.Same(both[0].Worker, both[1].Worker);

        both[0].Dispose();
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.False(process.HasExited);

        both[1].Dispose();
        _time.Advance(TimeSpan.FromMinutes(4));
        using (var again = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation))
        {
            Assert.Same(both[0].Worker, again.Worker);
        }

        _time.Advance(TimeSpan.FromMinutes(6));
        await process.WaitForExitAsync(Cancellation);
    }

    [Fact]
    public async Task A_worker_that_died_is_replaced()
    {
        _pool = new(new(), _time);
        using var first = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        using (var process = Process.GetProcessById(first.Worker.Hello.ProcessId))
        {
            process.Kill();
        }

        while (first.Worker.IsAlive)
        {
            await Task.Delay(10, Cancellation);
        }

        using var second = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        Assert.NotEqual(first.Worker.Hello.ProcessId, second.Worker.Hello.ProcessId);
    }

    [Fact]
    public async Task A_worker_that_has_grown_too_large_gets_no_more_runs_and_ends_with_those_that_it_has()
    {
        _pool = new(new() { MostMemory = 1 }, _time);
        var first = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        using var process = Process.GetProcessById(first.Worker.Hello.ProcessId);

        using var second = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        Assert.NotSame(first.Worker, second.Worker);
        Assert.False(process.HasExited);

        first.Dispose();
        await process.WaitForExitAsync(Cancellation);
    }

    [Fact]
    public async Task A_worker_that_does_not_start_is_told_and_not_kept()
    {
        _pool = new(new(), _time);
        var missing = BuiltWorkflows.Output with { Host = BuiltWorkflows.Output.Host + ".missing" };

        Assert.Equal("SCOUT7312", (await Assert.ThrowsAsync<ScoutException>(() => _pool.TakeAsync(missing, Cancellation))).Code);
        Assert.Equal("SCOUT7312", (await Assert.ThrowsAsync<ScoutException>(() => _pool.TakeAsync(missing, Cancellation))).Code);
    }

    [Fact]
    public async Task A_worker_that_has_runs_and_answers_nothing_any_more_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No process is stopped there.");
        using var folder = await RunsFolder.CreateAsync("troubles");
        _pool = new(new() { Pulse = TimeSpan.FromSeconds(15), LongestSilence = TimeSpan.FromMinutes(1) }, _time);
        using var lease = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        using var process = Process.GetProcessById(lease.Worker.Hello.ProcessId);
        var target = await folder.TargetAsync("troubles");
        var run = await lease.Worker.RunAsync(target.Start("20260101t000000-0123456789", RunsFolder.Inputs(new { kind = "wait" })), Cancellation);

        // As long as it answers, it lives.
        for (var look = 0; look < 6; look++)
        {
            var heard = lease.Worker.Heard;
            _time.Advance(TimeSpan.FromSeconds(15));
            while (lease.Worker.Heard == heard)
            {
                await Task.Delay(10, Cancellation);
            }
        }

        Assert.False(process.HasExited);

        using (var stop = Process.Start("kill", ["-STOP", $"{process.Id}"]))
        {
            await stop.WaitForExitAsync(Cancellation);
        }

        for (var look = 0; look < 6; look++)
        {
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.NotEmpty(await run.ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal("SCOUT7315", run.Lost?.Code);
        Assert.False(lease.Worker.IsAlive);
        await process.WaitForExitAsync(Cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_was_replaced_ends_with_its_pool(bool isLetGo)
    {
        var pool = new WorkerPool(new() { MostMemory = 1 }, _time);
        var first = await pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        using var process = Process.GetProcessById(first.Worker.Hello.ProcessId);
        using (await pool.TakeAsync(BuiltWorkflows.Output, Cancellation))
        {
        }

        if (isLetGo)
        {
            first.Dispose();
        }

        await pool.DisposeAsync();

        await process.WaitForExitAsync(Cancellation);
    }

    [Fact]
    public async Task A_worker_that_is_idle_ends_although_others_are_used_all_the_time()
    {
        _pool = new(new() { Idle = TimeSpan.FromMinutes(5), Pulse = TimeSpan.FromDays(1) }, _time);
        var idle = await _pool.TakeAsync(BuiltWorkflows.Output, Cancellation);
        using var process = Process.GetProcessById(idle.Worker.Hello.ProcessId);
        idle.Dispose();

        // The same files by another path: another bundle.
        var host = BuiltWorkflows.Output.Host;
        var other = BuiltWorkflows.Output with { Host = Path.Combine(Path.GetDirectoryName(host)!, ".", Path.GetFileName(host)) };
        for (var minute = 0; minute < 6; minute++)
        {
            using (await _pool.TakeAsync(other, Cancellation))
            {
            }

            _time.Advance(TimeSpan.FromMinutes(1));
        }

        await process.WaitForExitAsync(Cancellation);
    }
}

using Scout.Environments.Workers;
using Scout.Revisions.Channel;

namespace Scout.Runs.Owning;

/// <summary>How many workers an owner keeps, and how.</summary>
internal sealed record WorkerPoolOptions
{
    /// <summary>How each is started.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>How long one is kept that no run needs; default: 5 minutes. Zero: not at all.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many there are at most, as long as some are idle; default: 8.</summary>
    public int MostWorkers { get; init; } = 8;

    /// <summary>How often one that has runs is asked for a sign of life; default: 15 seconds.</summary>
    public TimeSpan Pulse { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one that has runs may say nothing before it is ended, and its runs are interrupted; default: a minute.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many bytes of memory one may have and still be given runs; default: 2 GiB. A larger one ends with the runs that it has.</summary>
    public long MostMemory { get; init; } = 2L * 1024 * 1024 * 1024;
}

/// <summary>A worker that a run uses.</summary>
internal sealed class WorkerLease(WorkerClient worker, Action letGo) : IDisposable
{
    /// <summary>The worker.</summary>
    public WorkerClient Worker { get; } = worker;

    /// <summary>Has the next one who takes a worker for the bundle start another; none: this one was started just now.</summary>
    public Action? Replace { get; init; }

    /// <summary>Lets go of it.</summary>
    public void Dispose() => letGo();
}

// A build output keeps its place when it is built again: it is another bundle then.
internal readonly record struct WorkerKey(string Assembly, string Host, DateTime Written)
{
    public static WorkerKey Of(BundleOutput output) => new(output.Assembly, output.Host, File.GetLastWriteTimeUtc(output.Assembly));
}

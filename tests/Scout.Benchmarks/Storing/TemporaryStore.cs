using Scout.Runs;

namespace Scout.Benchmarks.Storing;

/// <summary>A run store that is gone when it is disposed.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-benchmark-");

    public TemporaryStore() => Runs = RunStore.Open(_folder.FullName);

    /// <summary>The store.</summary>
    public RunStore Runs { get; }

    /// <summary>How many bytes its files have.</summary>
    public long Bytes => _folder.EnumerateFiles("runs.db*").Sum(file => file.Length);

    public async ValueTask DisposeAsync()
    {
        await Runs.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

using Scout.Environments.Files;

namespace Scout.Environments.Queries;

/// <summary>The times and lengths of the files that say where a workflow's environments point: another build, promotion or pull makes another stamp.</summary>
/// <param name="Latest">The latest build.</param>
/// <param name="Manifest">Where environments point.</param>
/// <param name="Promotions">The folder of the records of that.</param>
internal sealed record StoreStamp((DateTime Written, long Length) Latest, (DateTime Written, long Length) Manifest, DateTime Promotions)
{
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(1);

    /// <summary>The stamp now.</summary>
    public static StoreStamp Of(StoreLayout layout, string workflow) =>
        new(Stamp(layout.Latest(workflow)), Stamp(layout.Manifest(workflow)), Directory.GetLastWriteTimeUtc(layout.Promotions(workflow)));

    /// <summary>Whether whatever is written from now on makes another stamp: of what was written just now a second change may have the same time.</summary>
    /// <param name="now">The time.</param>
    public bool IsSettled(DateTimeOffset now) => Latest.Written < now.UtcDateTime - Coarse && Manifest.Written < now.UtcDateTime - Coarse && Promotions < now.UtcDateTime - Coarse;

    private static (DateTime Written, long Length) Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}

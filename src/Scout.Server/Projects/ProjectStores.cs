using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;

namespace Scout.Server.Projects;

/// <summary>The project that is served, as it is now: <c>scout.json</c> is read again when it is another file than before. Safe for many threads.</summary>
internal sealed class ProjectStores(string folder, TimeProvider time)
{
    private readonly string _file = Path.Combine(ScoutProject.Find(folder).Root, ScoutProject.FileName);
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(2);
    private readonly KeptFolders _kept = new();
    private readonly Lock _lock = new();
    private (DateTime Written, long Length) _stamp;
    private long? _unreadable;
    private ScoutProject? _project;

    /// <summary>The project's folder, whatever has become of what is in it.</summary>
    public string Root => Path.GetDirectoryName(_file)!;

    /// <summary>The project.</summary>
    /// <remarks>One that is being written is half of one, or none, for a moment: until then the one before counts.</remarks>
    /// <exception cref="ScoutException"><c>scout.json</c> is gone, or does not parse any more.</exception>
    public ScoutProject Project
    {
        get
        {
            lock (_lock)
            {
                var stamp = Stamp();
                if (_project is not { } project || _stamp != stamp)
                {
                    try
                    {
                        _project = project = ScoutProject.Find(Root);
                        (_stamp, _unreadable) = (stamp, null);
                    }
                    catch (ScoutException) when (_project is not null && time.GetElapsedTime(_unreadable ??= time.GetTimestamp()) < Writing)
                    {
                        return _project;
                    }
                }

                return project;
            }
        }
    }

    /// <summary>Its store, for somebody who only reads.</summary>
    public Store Store => Store.Open(Project, new() { Time = time, Kept = _kept });

    /// <summary>Its store, for somebody who changes it.</summary>
    /// <param name="author">Who that is.</param>
    public Store StoreFor(Author author) => Store.Open(Project, new() { Time = time, Kept = _kept, Author = author });

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(_file);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}

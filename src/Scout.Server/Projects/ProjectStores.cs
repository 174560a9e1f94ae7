using Scout.Environments;
using Scout.Environments.Git;
using Scout.Environments.Projects;

namespace Scout.Server.Projects;

/// <summary>The project that is served, as it is now: <c>scout.json</c> is read again when it is another file than before. Safe for many threads.</summary>
internal sealed class ProjectStores(string folder, TimeProvider time)
{
    private readonly string _file = Path.Combine(ScoutProject.Find(folder).Root, ScoutProject.FileName);
    private (DateTime Written, long Length) _stamp;
    private volatile ScoutProject? _project;

    /// <summary>The project.</summary>
    /// <exception cref="ScoutException"><c>scout.json</c> is gone, or does not parse any more.</exception>
    public ScoutProject Project
    {
        get
        {
            var stamp = Stamp();
            if (_project is not { } project || _stamp != stamp)
            {
                _project = project = ScoutProject.Find(Path.GetDirectoryName(_file)!);
                _stamp = stamp;
            }

            return project;
        }
    }

    /// <summary>Its store, for somebody who only reads.</summary>
    public Store Store => Store.Open(Project, new() { Time = time });

    /// <summary>Its store, for somebody who changes it.</summary>
    /// <param name="author">Who that is.</param>
    public Store StoreFor(Author author) => Store.Open(Project, new() { Time = time, Author = author });

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(_file);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}

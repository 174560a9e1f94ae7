using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Server.Hosting;

/// <summary>The sign that a server serves a project on this machine: a file that it holds locked for as long as it lives. The system lets go of it however the process ends.</summary>
internal sealed class ServerLease : IDisposable
{
    private readonly FileStream _file;

    private ServerLease(FileStream file) => _file = file;

    /// <summary>Takes the lease of a project.</summary>
    /// <exception cref="ScoutException">Another server has it, or the file cannot be made.</exception>
    public static ServerLease Take(ScoutProject project)
    {
        var path = Path.Combine(new StoreLayout(project.Root, project.State).Runs, "server");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw ServerErrors.IsServed(project.Root, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ServerErrors.LeaseIsNotTaken(path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

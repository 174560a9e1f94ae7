using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Runs.Serving;

/// <summary>Where the server of a project on this machine listens, for those that look for it: a file beside its lease, there for as long as it does.</summary>
internal static class ServerPlace
{
    private const int Longest = 2_000;

    /// <summary>Says it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="url">An address of this machine.</param>
    public static void Write(ScoutProject project, string url) => File.WriteAllText(PathOf(project), url);

    /// <summary>Says that it listens no more.</summary>
    public static void Remove(ScoutProject project) => File.Delete(PathOf(project));

    /// <summary>The address, or none.</summary>
    public static Uri? Read(ScoutProject project)
    {
        try
        {
            var file = new FileInfo(PathOf(project));
            // Nobody is sent anywhere but to this machine, whatever lies there.
            return file is { Exists: true, LinkTarget: null, Length: <= Longest } && Uri.TryCreate(File.ReadAllText(file.FullName), UriKind.Absolute, out var url) && url is { IsLoopback: true, Scheme: "http" or "https" } ? url : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string PathOf(ScoutProject project) => Path.Combine(new StoreLayout(project.Root, project.State).Runs, "server.url");
}

using System.Reflection;
using System.Runtime.Loader;
using Scout.Revisions;

namespace Scout.Host;

/// <summary>Chooses what the process is started for, and tells of whatever goes wrong with it.</summary>
internal static class Doors
{
    private const int Wrong = 1;

    public static int Enter(string door, string assembly, string[] rest)
    {
        try
        {
            return door switch
            {
                "snapshot" => SnapshotDoor.Enter(assembly, rest),
                "worker" => WorkerDoor.EnterAsync(Load(assembly), rest).GetAwaiter().GetResult(),
                "run" => RunDoor.EnterAsync(Load(assembly), rest).GetAwaiter().GetResult(),
                _ => throw HostDoorErrors.UnknownDoor(door),
            };
        }
        catch (ScoutException exception)
        {
            Console.Error.WriteLine($"error {exception.Code}: {exception.Message}");
            return Wrong;
        }
        catch (Exception exception)
        {
            var failure = UserCode.Threw(exception) ? HostDoorErrors.ProjectFailed(exception) : HostDoorErrors.HostFailed(exception);
            Console.Error.WriteLine($"error {failure.Code}: {failure.Message}");
            return Wrong;
        }
    }

    /// <summary>The deps.json that this process was started with, or none.</summary>
    public static string? DepsFile =>
        (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(Path.PathSeparator, ';') is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>Loads the project's assembly.</summary>
    /// <exception cref="ScoutException">It does not load.</exception>
    public static Assembly Load(string assembly)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(assembly));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw HostDoorErrors.AssemblyDoesNotLoad(assembly, exception);
        }
    }
}

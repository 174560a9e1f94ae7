using System.Reflection;
using System.Runtime.Loader;
using Scout.Revisions;
using Scout.Revisions.Text;

namespace Scout.Host;

/// <summary>Chooses what the process is started for, and tells of whatever goes wrong with it.</summary>
internal static class Doors
{
    private const int Wrong = 1;

    public static int Enter(string door, string assembly, string[] rest)
    {
        // What user code, a model or a customer said commands nobody's terminal.
        Console.SetError(PlainWriter.Over(Console.Error));
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

    /// <summary>The deps.json beside the project's assembly, or none. What the runtime says it was started with is a list that a folder's name can break.</summary>
    public static string? DepsFileOf(Assembly assembly) =>
        Path.ChangeExtension(assembly.Location, ".deps.json") is var file && File.Exists(file) ? file : null;

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

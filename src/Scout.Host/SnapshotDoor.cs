using System.Globalization;
using System.Text.Json;
using Scout.Definitions;
using Scout.Revisions.Snapshots;

namespace Scout.Host;

/// <summary><c>snapshot ASSEMBLY RESULTFILE [--culture NAME]</c>: builds the models of an assembly's workflows and writes them to a new file. Standard output belongs to the definitions.</summary>
internal static class SnapshotDoor
{
    public static int Enter(string assembly, string[] rest)
    {
        if (rest is not ([_] or [_, "--culture", _]))
        {
            throw HostDoorErrors.Arguments("snapshot", "ASSEMBLY RESULTFILE [--culture NAME]");
        }

        Offspring.Gather();
        OwnerWatch.Begin(rest[0], SnapshotFiles.Begun(rest[0]), Draft(rest[0]));
        UseCulture(rest is [_, _, var name] ? name : "");
        // A definition that reads input would wait for ever.
        Console.SetIn(TextReader.Null);
        Write(rest[0], Result(assembly, rest[0]));
        return 0;
    }

    // What goes wrong is told in the result: a process that ends without one was ended by the project's code, or never came to it.
    private static SnapshotResult Result(string assembly, string file)
    {
        try
        {
            var loaded = Doors.Load(assembly);
            File.WriteAllBytes(SnapshotFiles.Begun(file), []);
            return Snapshot.Of(loaded, Doors.DepsFileOf(loaded));
        }
        catch (Exception exception)
        {
            var error = exception as ScoutException ?? HostDoorErrors.HostFailed(exception);
            return new() { Workflows = [], Errors = [new(error.Code, error.Message)] };
        }
    }

    // Written whole under another name first: a definition's own thread may end the process at any moment.
    private static void Write(string file, SnapshotResult result)
    {
        var draft = Draft(file);
        using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, result, SnapshotJson.Written);
        }

        File.Move(draft, file, overwrite: false);
    }

    private static string Draft(string file) => file + ".part";

    private static void UseCulture(string name)
    {
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            // In invariant globalization there is no other culture for a definition to depend on.
        }
    }
}

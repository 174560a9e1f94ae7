using Scout.Environments.Files;

namespace Scout.Runs.Storage;

/// <summary>What can be wrong with the database of runs.</summary>
internal static class StorageErrors
{
    public static ScoutException CannotOpen(string file, Exception inner) => new(
        "SCOUT7351",
        $"The run store {file} cannot be opened or written: {(FileErrors.IsOfFiles(inner) ? FileErrors.Why(inner) : $"{First(inner)}. Correct the rights of its folder.")} (SCOUT_STATE names another folder for all that is this machine's own, builds too.)",
        inner);

    public static ScoutException IsNoFile(string file) => new(
        "SCOUT7371",
        $"{file} is a folder, a named pipe or a device, where a file of the run store is expected. Move it away.");

    public static ScoutException IsNoFolder(string folder) => new(
        "SCOUT7372",
        $"{folder} is a file, where the folder of the run store is expected. Move it away.");

    public static ScoutException Damaged(string file, Exception inner) => new(
        "SCOUT7352",
        $"The run store {file} is damaged or no run store ({First(inner)}). Move the file away: another is made, without the runs in it.",
        inner);

    public static ScoutException DiskFull(string file, Exception inner) => new(
        "SCOUT7356",
        $"The run store {file} cannot be written: the disk is full. Free space, then try again.",
        inner);

    public static ScoutException Failed(string file, Exception inner) => new(
        "SCOUT7357",
        $"The run store {file} cannot be read or written ({First(inner)}). Look whether its disk is in order and whether another program holds the file.",
        inner);

    /// <summary>The code of a store that another process keeps for itself.</summary>
    public const string BusyCode = "SCOUT7388";

    public static ScoutException Busy(string file, Exception inner) => new(
        BusyCode,
        $"The run store {file} is kept by another program for too long. Look which one has it open (`dotnet scout gc --apply` may take a while), and try again.",
        inner);

    public static ScoutException Newer(string file, long found, long known) => new(
        "SCOUT7358",
        $"The run store {file} has the format {found}, and this version reads up to {known}. Update dotnet-scout.");

    public static ScoutException RecordIsNone(string run, long sequence, Exception inner) => new(
        "SCOUT7359",
        $"Record {sequence} of run {run} is no record ({First(inner)}). The run store was changed, or a newer version wrote it: update dotnet-scout.",
        inner);

    public static ScoutException TakenOver(string run) => new(
        "SCOUT7360",
        $"The run {run} was taken up by another process meanwhile; what this one had still to record is not kept. `dotnet scout logs {run}` shows the run.");

    private static string First(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('\r', '.');
}

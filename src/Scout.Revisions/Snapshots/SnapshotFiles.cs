namespace Scout.Revisions.Snapshots;

/// <summary>The files between the host's <c>snapshot</c> door and whoever started it.</summary>
internal static class SnapshotFiles
{
    /// <summary>The file that is there from the moment on at which code of the project may run: whatever ends the process before is not the project's doing.</summary>
    public static string Begun(string result) => result + ".begun";
}

using System.Globalization;

namespace Scout.Environments.Files;

/// <summary>Every error about the lock.</summary>
internal static class LockErrors
{
    public static ScoutException Held(string path, TimeSpan limit, string holder) =>
        new("SCOUT6040", string.Create(CultureInfo.InvariantCulture, $"{path}: held by {holder} for longer than the {limit.TotalSeconds:0.###} s that this waits. Let it end, or end it, then do it again; nothing was changed, and the file itself must stay."));

    public static ScoutException Disabled(string path) =>
        new("SCOUT6041", $"{path}: locks do not work here, so one of two that work at once could undo what the other does. Unset DOTNET_SYSTEM_IO_DISABLEFILELOCKING, or have it on a file system with locks.");

    public static ScoutException Cannot(string path, Exception error) =>
        new("SCOUT6042", $"{path}: the lock cannot be taken: {FileErrors.Why(error)}", error);
}

using Scout.Revisions.Project;

namespace Scout.Runs.Storage;

/// <summary>Looks whether a process has a file open for writing, as the system itself knows it.</summary>
internal static class FileHolds
{
    /// <summary>Whether somebody holds a file for himself alone; a file that is not there is held by nobody.</summary>
    public static bool IsHeldAlone(string path) => IsRefused(path, FileShare.Read);

    /// <summary>
    /// Whether somebody writes a file that others may read meanwhile. Two that look at the same moment may take each other for the writer: look again later.
    /// </summary>
    public static bool IsWritten(string path) => IsRefused(path, FileShare.None);

    private static bool IsRefused(string path, FileShare share)
    {
        if (RegularFile.IsOther(path) || Directory.Exists(path))
        {
            return false;
        }

        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, share, bufferSize: 0);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw StorageErrors.CannotOpen(path, exception);
        }
        catch (IOException)
        {
            return true;
        }
    }
}

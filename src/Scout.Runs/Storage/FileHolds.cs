namespace Scout.Runs.Storage;

/// <summary>Looks whether a process has a file open for writing, as the system itself knows it.</summary>
internal static class FileHolds
{
    /// <summary>Whether somebody holds it; a file that is not there is held by nobody.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            // Shared with others that look: two at once must not take each other for the holder.
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}

using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Scout.Runs.Storage;

/// <summary>
/// The sign that an owner is alive: a file that it holds locked for as long as it lives. The system lets go of it however the process ends, and no other process
/// of the same number can be taken for it.
/// </summary>
internal sealed partial class OwnerLease : IDisposable
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private readonly string _path;
    private readonly FileStream _file;

    private OwnerLease(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>The owner's id.</summary>
    public string Owner => Path.GetFileName(_path);

    /// <summary>Takes a lease of its own.</summary>
    /// <param name="folder">The folder of leases.</param>
    /// <exception cref="ScoutException">The file cannot be made.</exception>
    public static OwnerLease Take(string folder)
    {
        var path = Path.Combine(folder, $"{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        try
        {
            Directory.CreateDirectory(folder);
            return new(path, new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.CannotOpen(path, exception);
        }
    }

    /// <summary>Whether an owner lives.</summary>
    /// <param name="folder">The folder of leases.</param>
    /// <param name="owner">The owner's id.</param>
    public static bool IsAlive(string folder, string owner) => Form().IsMatch(owner) && FileHolds.IsHeldAlone(Path.Combine(folder, owner));

    /// <summary>Removes what owners left that are dead.</summary>
    /// <param name="folder">The folder of leases.</param>
    public static void Sweep(string folder)
    {
        // One that is young may not be locked yet, and must not be looked at meanwhile.
        foreach (var file in (Directory.Exists(folder) ? Directory.GetFiles(folder) : []).Where(file => DateTime.UtcNow - File.GetCreationTimeUtc(file) > Young))
        {
            if (!FileHolds.IsHeldAlone(file))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    // Whoever can write the database can write anything there: what has another form never becomes a path.
    [GeneratedRegex("^[0-9]{1,10}-[0-9a-f]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

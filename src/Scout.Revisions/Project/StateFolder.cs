namespace Scout.Revisions.Project;

/// <summary>Where this machine's own part of a store lies: builds, run logs; and, for all stores, restored bundles. What a team shares is always in the project.</summary>
internal static class StateFolder
{
    /// <summary>The variable that names a folder for the state of every project, so that a checkout is only read.</summary>
    public const string Variable = "SCOUT_STATE";

    /// <summary>Where runs without an owner leave their records, below the folder.</summary>
    public static readonly string Inbox = Path.Combine("runs", "inbox");

    private const int ReadOnlyFileSystem = 30;
    private const int WindowsWriteProtect = unchecked((int)0x80070013);

    /// <summary>The store's folder in a project.</summary>
    public const string Store = ".scout";

    /// <summary>
    /// The folder, absolute: a folder of the project's own below <see cref="Variable"/> where that is set, else the store's, else, where the store's cannot be
    /// written, one below the cache folder of this system.
    /// </summary>
    /// <param name="root">The folder of <c>scout.json</c>, absolute.</param>
    public static string Of(string root) => Of(root, Environment.GetEnvironmentVariable(Variable), store => !Directory.Exists(store) || IsWritable(store), Caches);

    /// <summary>The folder above which links are the user's own affair.</summary>
    /// <param name="root">The folder of <c>scout.json</c>.</param>
    /// <param name="state">Its <see cref="Of(string)"/>.</param>
    public static string Above(string root, string state) => state == Path.Combine(root, Store) ? root : state;

    /// <summary>The same, with what the machine says.</summary>
    internal static string Of(string root, string? named, Func<string, bool> isWritable, Func<string> caches)
    {
        var store = Path.Combine(root, Store);
        if (!string.IsNullOrEmpty(named))
        {
            return Path.Combine(Path.GetFullPath(named), Key(root));
        }

        // To see whether it can be written, something is written.
        Links.Refuse(store, root);
        return isWritable(store)
            ? store
            : Path.Combine(caches(), "scout", Key(root));
    }

    /// <summary>The folder, absolute, of what all projects of this user share: below <see cref="Variable"/> where that is set, else below the cache folder of this system; none where this user has no home.</summary>
    public static string? Shared() => Shared(Environment.GetEnvironmentVariable(Variable), CachesOfUser);

    /// <summary>The same, with what the machine says.</summary>
    internal static string? Shared(string? named, Func<string?> caches) =>
        !string.IsNullOrEmpty(named) ? Path.GetFullPath(named)
        : caches() is { } folder ? Path.Combine(folder, "scout")
        : null;

    // Readable, and of one place alone: two clones of one repository have states of their own.
    private static string Key(string root)
    {
        var name = string.Concat(Path.GetFileName(Path.TrimEndingDirectorySeparator(root)).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        return $"{name}-{ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(root)))[..10]}";
    }

    private static string Caches() => CachesOfUser() ?? Path.GetTempPath();

    // A folder that others may write is no cache: they could put there what runs.
    private static string? CachesOfUser()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local ? local : null
            : !OperatingSystem.IsMacOS() && Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathRooted(caches) ? caches
            : !Path.IsPathRooted(home) ? null
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }

    // Rights alone do not tell: a whole file system may be read-only, and an administrator may write nearly everywhere. The file is gone when it is closed.
    internal static bool IsWritable(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $"{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return !IsReadOnly(error);
        }
    }

    // A full disk or a quota is not it: state that went elsewhere for that would be missed when there is room again. What writes says so.
    internal static bool IsReadOnly(Exception error) => error switch
    {
        UnauthorizedAccessException => true,
        IOException => error.HResult == (OperatingSystem.IsWindows() ? WindowsWriteProtect : ReadOnlyFileSystem),
        _ => false,
    };
}

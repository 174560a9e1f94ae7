namespace Scout.Host;

/// <summary>Ends this process, and all that it started, soon after the one that started it is gone: what runs here may never end, and nobody waits for it any more.</summary>
internal static class OwnerWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins to watch, on a thread that nothing else holds. Windows does not say who started whom.</summary>
    /// <param name="left">Files that only it would have removed.</param>
    public static void Begin(params string[] left)
    {
        if (!OperatingSystem.IsWindows())
        {
            var owner = Posix.Parent();
            new Thread(() => Watch(owner, left)) { IsBackground = true, Name = "Scout owner" }.Start();
        }
    }

    private static void Watch(int owner, string[] left)
    {
        while (Posix.Parent() == owner)
        {
            Thread.Sleep(Beat);
        }

        foreach (var file in left)
        {
            File.Delete(file);
        }

        Offspring.EndWithSelf();
    }
}

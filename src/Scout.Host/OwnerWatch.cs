namespace Scout.Host;

/// <summary>Ends this process, and all that it started, soon after the one that started it is gone: what runs here may never end, and nobody waits for it any more.</summary>
internal static class OwnerWatch
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    /// <summary>Begins to watch, on a thread that nothing else holds. Windows does not say who started whom.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            var owner = Posix.Parent();
            new Thread(() => Watch(owner)) { IsBackground = true, Name = "Scout owner" }.Start();
        }
    }

    private static void Watch(int owner)
    {
        while (Posix.Parent() == owner)
        {
            Thread.Sleep(Beat);
        }

        Offspring.EndWithSelf();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scout.Environments.Files;

/// <summary>The one lock of a store. It ends with the process, kill -9 included.</summary>
internal sealed class StoreLock : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);
    private readonly IHeldFile _file;

    private StoreLock(IHeldFile file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="files">The store's files.</param>
    /// <param name="path">The lock file.</param>
    /// <param name="purpose">What it is held for, shown to whoever waits for it.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    public static StoreLock Acquire(StoreFiles files, string path, string purpose, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        files.EnsureFolder(Path.GetDirectoryName(path)!);
        if (files.KindOf(path) is PathKind.Folder)
        {
            throw LockErrors.Cannot(files.Shown(path), new IOException("it is a folder"));
        }

        var start = time.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var held = TryHold(files, path);
            if (held is not null)
            {
                return Checked(files, path, held, purpose, time);
            }

            if (time.GetElapsedTime(start) >= limit)
            {
                throw LockErrors.Held(files.Shown(path), limit, LockHolder.Describe(files.Operations.PeekHeld(path)));
            }

            _ = cancellation.WaitHandle.WaitOne(Random.Shared.Next(1, (int)LongestWait.TotalMilliseconds));
        }
    }

    public void Dispose() => _file.Dispose();

    private static StoreLock Checked(StoreFiles files, string path, IHeldFile held, string purpose, TimeProvider time)
    {
        try
        {
            // A second open must fail; where it does not, locks are switched off and would protect nothing.
            using var second = TryHold(files, path);
            if (second is not null)
            {
                throw LockErrors.Disabled(files.Shown(path));
            }

            var holder = LockHolder.Current(purpose, time);
            held.Replace(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(holder, LockJson.Written)));
            return new StoreLock(held);
        }
        catch (Exception error)
        {
            held.Dispose();
            throw FileErrors.IsOfFiles(error) ? LockErrors.Cannot(files.Shown(path), error) : error;
        }
    }

    private static IHeldFile? TryHold(StoreFiles files, string path)
    {
        try
        {
            return files.Operations.TryHold(path);
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            throw LockErrors.Cannot(files.Shown(path), error);
        }
    }
}

/// <summary>Who holds the lock, as the lock file says it to whoever waits.</summary>
internal sealed record LockHolder(int Pid, string User, string Machine, string Command, DateTimeOffset Since)
{
    public static LockHolder Current(string purpose, TimeProvider time) => new(
        Environment.ProcessId,
        Environment.UserName,
        Environment.MachineName,
        // Arguments may hold inputs of a run, so only the program and the purpose are told.
        $"{Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "a program"}: {purpose}",
        time.GetUtcNow());

    public static string Describe(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return "another process";
        }

        try
        {
            var holder = JsonSerializer.Deserialize<LockHolder>(json, LockJson.Written);
            return holder is null
                ? "another process"
                : string.Create(CultureInfo.InvariantCulture, $"process {holder.Pid} of {holder.User} on {holder.Machine} ({holder.Command}), since {holder.Since:yyyy-MM-dd HH:mm:ss} UTC");
        }
        catch (JsonException)
        {
            return "another process";
        }
    }
}

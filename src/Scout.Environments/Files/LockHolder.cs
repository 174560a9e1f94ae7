using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Environments.Files;

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
            var holder = JsonSerializer.Deserialize<LockHolder>(json, ProtocolJson.Options);
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

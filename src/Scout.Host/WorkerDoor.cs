using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using Scout.Execution.Code;
using Scout.Execution.Hosting;
using Scout.Execution.Telemetry;
using Scout.Revisions.Channel;

namespace Scout.Host;

/// <summary><c>worker ASSEMBLY --channel SOCKET</c>: connects to the client that listens there, and serves runs until it hangs up.</summary>
internal static class WorkerDoor
{
    public static async Task<int> EnterAsync(Assembly assembly, string[] rest)
    {
        if (rest is not ["--channel", var path])
        {
            throw HostDoorErrors.Arguments("worker", "ASSEMBLY --channel SOCKET");
        }

        Offspring.Gather();

        // The end of a service reaches all of its processes; the client decides, and cancels the runs.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        // Whoever started this process has warned of what is wrong with its variables.
        var telemetry = ProcessTelemetry.Start(assembly, warnings: null);
        bool isAlone;
        await using (telemetry.ConfigureAwait(false))
        {
            isAlone = await ServeAsync(assembly, path).ConfigureAwait(false);
        }

        if (isAlone)
        {
            Offspring.EndWithSelf();
        }

        return 0;
    }

    // Nobody needs its name any more, and the client may not live to remove it.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
            Directory.Delete(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The client was quicker, or it holds it still, and removes it.
        }
    }

    // Whether the client is gone.
    private static async Task<bool> ServeAsync(Assembly assembly, string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        finally
        {
            Remove(path);
        }

        var channel = new MessageChannel(new BlockingStream(socket));
        await using (channel.ConfigureAwait(false))
        {
            using var door = new SecretDoor();
            using var logs = new CodeLogs(Console.Error);
            var code = new CodeBundle(assembly, Doors.DepsFileOf(assembly), logs, door.Secrets);
            await using (code.ConfigureAwait(false))
            {
                using var host = new RunHost(code, TimeProvider.System);
                return new Worker(host, channel, door.Secrets).Serve();
            }
        }
    }
}

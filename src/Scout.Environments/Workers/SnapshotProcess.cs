using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Workers;

/// <summary>Runs the host's <c>snapshot</c> door: the models of an assembly's workflows, built in a process of their own.</summary>
internal sealed class SnapshotProcess
{
    // The farthest from the first place: another day for most of the hours, and the culture whose i breaks most code.
    private static readonly ImmutableDictionary<string, string?> Here = ImmutableDictionary.CreateRange(
        [KeyValuePair.Create<string, string?>("TZ", "UTC"), new("LC_ALL", "C")]);

    private static readonly ImmutableDictionary<string, string?> Elsewhere = ImmutableDictionary.CreateRange(
        [KeyValuePair.Create<string, string?>("TZ", "Pacific/Kiritimati"), new("LC_ALL", "tr_TR.UTF-8")]);

    private readonly BundleOutput _output;

    /// <summary>Prepares the process.</summary>
    /// <param name="output">The project's build output.</param>
    public SnapshotProcess(BundleOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>The longest time before it is killed; default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The folder for the result file, which is removed again; default: the machine's temporary folder.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>The <c>dotnet</c> to start; default: as <see cref="HostCommand.DotNet"/>.</summary>
    public string? DotNet { get; init; }

    /// <summary>Builds the models in UTC and the invariant culture.</summary>
    /// <param name="cancellation">Kills the process.</param>
    public Task<SnapshotOutcome> RunAsync(CancellationToken cancellation = default) => RunAsync(Here, "", cancellation);

    /// <summary>Builds the models in another time zone and culture: a definition that asks for either gives another revision.</summary>
    /// <param name="cancellation">Kills the process.</param>
    public Task<SnapshotOutcome> RunElsewhereAsync(CancellationToken cancellation = default) => RunAsync(Elsewhere, "tr-TR", cancellation);

    private async Task<SnapshotOutcome> RunAsync(ImmutableDictionary<string, string?> variables, string culture, CancellationToken cancellation)
    {
        var file = Path.Combine(Folder, $"scout-snapshot-{Guid.NewGuid():N}.json");
        var command = new HostCommand(_output) { Variables = variables, DotNet = DotNet ?? DotNetHost.Find() };
        try
        {
            using var process = HostProcess.Start(command.StartInfo("snapshot", file, "--culture", culture));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Timeout);
            try
            {
                await process.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new() { End = SnapshotEnd.TimedOut, Begun = File.Exists(SnapshotFiles.Begun(file)), ErrorTail = process.ErrorTail };
            }

            var result = process.ExitCode == 0 ? Read(file) : null;
            return new()
            {
                End = result is null ? SnapshotEnd.Crashed : SnapshotEnd.Done,
                Result = result,
                Begun = File.Exists(SnapshotFiles.Begun(file)),
                ExitCode = process.ExitCode,
                ErrorTail = process.ErrorTail,
            };
        }
        finally
        {
            File.Delete(file);
            File.Delete(SnapshotFiles.Begun(file));
        }
    }

    // A definition that calls Environment.Exit(0) leaves no file, or, from another thread, half a one.
    private static SnapshotResult? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var stream = File.OpenRead(file);
        try
        {
            return JsonSerializer.Deserialize<SnapshotResult>(stream, SnapshotJson.Written);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What came of a snapshot process.</summary>
internal sealed record SnapshotOutcome
{
    /// <summary>How it ended.</summary>
    public required SnapshotEnd End { get; init; }

    /// <summary>What it wrote; only when it is done.</summary>
    public SnapshotResult? Result { get; init; }

    /// <summary>Whether it came to the project's code.</summary>
    public bool Begun { get; init; }

    /// <summary>Its exit code; 0 when it was killed.</summary>
    public int ExitCode { get; init; }

    /// <summary>The last lines of its stderr, for people: user code writes here too, so nothing is to be read out of it.</summary>
    public string ErrorTail { get; init; } = "";
}

/// <summary>How a snapshot process ended.</summary>
internal enum SnapshotEnd
{
    /// <summary>It wrote its result, which may hold definition errors.</summary>
    Done,

    /// <summary>It was killed, with all that it started, because it took longer than it may.</summary>
    TimedOut,

    /// <summary>It ended without a result: a definition crashed the process, overflowed the stack or called <see cref="System.Environment.Exit"/>.</summary>
    Crashed,
}

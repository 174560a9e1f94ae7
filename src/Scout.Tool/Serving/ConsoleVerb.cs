using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Scout.Environments.Projects;
using Scout.Runs.Serving;
using Scout.Tool.CommandLine;
using Spectre.Console;

namespace Scout.Tool.Serving;

/// <summary><c>console</c>: shows the console in a browser, of the server that serves the project already or of one that it starts.</summary>
internal sealed class ConsoleVerb : Verb
{
    private static readonly TimeSpan LinkHolds = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private readonly Option<string> _url = new("--url") { Description = "Where it listens where no server does yet: an address of this machine.", HelpName = "URL", DefaultValueFactory = _ => ServeUrls.Default };
    private readonly Option<bool> _open = new("--open") { Description = "Opens the link in the browser." };

    public ConsoleVerb()
        : base(
            "console",
            "Shows the console in a browser: the board, promotions, runs and their logs. Prints a link that opens it once, within ten minutes.",
            "dotnet scout console",
            "dotnet scout console --open")
    {
        Add(_url);
        Add(_open);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var project = invocation.Project;
        var settings = new ServerSettings
        {
            Project = project.Root,
            Urls = ServeUrls.Checked([invocation.Get(_url)!], hasCertificate: false, isBehindProxy: false),
            JsonLogs = !invocation.Terminal.IsErrorInteractive,
            StopsWithInput = true,
        };
        if (await ListensAsync(ServerPlace.Read(project), cancellation) is { } there)
        {
            await TellAsync(invocation, there);
            return ExitCode.Done;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var serving = ServerProcess.RunAsync(settings, cancellation);
        var telling = TellOnceAsync(invocation, project, ended.Token);
        var code = await serving;
        await ended.CancelAsync();
        await ((Task)telling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return code;
    }

    private async Task TellOnceAsync(Invocation invocation, ScoutProject project, CancellationToken cancellation)
    {
        while (true)
        {
            if (await ListensAsync(ServerPlace.Read(project), cancellation) is { } there)
            {
                await TellAsync(invocation, there);
                return;
            }

            await Task.Delay(Beat, cancellation);
        }
    }

    private async Task TellAsync(Invocation invocation, Uri place)
    {
        var now = invocation.Terminal.Time.GetUtcNow();
        var token = await invocation.Runs.Logins.IssueAsync(invocation.Store.Author(), now, now + LinkHolds);
        var link = new Uri(place, $"/login?token={token}").ToString();
        invocation.Answer(new ConsoleAnswer(link, now + LinkHolds), ServingJson.Written, console => console.WriteLine(link));
        if (invocation.Get(_open))
        {
            Process.Start(new ProcessStartInfo(link) { UseShellExecute = true })?.Dispose();
        }
    }

    // A server that was killed leaves its place written down.
    private static async Task<Uri?> ListensAsync(Uri? place, CancellationToken cancellation)
    {
        if (place is null)
        {
            return null;
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(place.Host, place.Port, cancellation);
            return place;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}

/// <summary>What <c>console --format json</c> writes.</summary>
/// <param name="Link">The link.</param>
/// <param name="Expires">Until when it opens the console, UTC.</param>
internal sealed record ConsoleAnswer(string Link, DateTimeOffset Expires);

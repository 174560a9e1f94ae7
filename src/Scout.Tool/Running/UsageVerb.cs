using System.Collections.Immutable;
using System.CommandLine;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Queries;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary><c>usage</c>: what this machine's runs used.</summary>
internal sealed class UsageVerb : Verb
{
    private readonly Option<string> _by = new Option<string>("--by")
    {
        Description = "What it is told by: workflow, environment, block or model.",
        HelpName = "WHAT",
        DefaultValueFactory = _ => "workflow",
    }.AcceptOnlyFromAmong("workflow", "environment", "block", "model");

    private readonly Option<string?> _since = new("--since") { Description = "Only runs that started since: 30m, 2h, 7d, 2026-11-01 or 2026-11-01T09:30Z.", HelpName = "T" };

    public UsageVerb()
        : base("usage", "Adds up what this machine's runs used: runs, tokens, cost, time.", "dotnet scout usage", "dotnet scout usage --by model --since 7d")
    {
        Add(_by);
        Add(_since);
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var by = invocation.Get(_by)!;
        var since = invocation.Get(_since) is { } said ? Moments.Parse(said, invocation.Terminal.Time.GetUtcNow()) : (DateTimeOffset?)null;
        var lines = invocation.Runs.Usage(Enum.Parse<UsageBy>(by, ignoreCase: true), new(since ?? DateTimeOffset.MinValue));
        invocation.Answer(new UsageAnswer(by, since, lines), RunningJson.Written, console => Write(console, by, lines));
        return Task.FromResult(ExitCode.Done);
    }

    private static void Write(IAnsiConsole console, string by, ImmutableArray<UsageLine> lines)
    {
        if (lines.IsEmpty)
        {
            console.WriteLine("Nothing was used: no run on this machine fits.");
            return;
        }

        var rows = new PlainTable(console, flexible: 0);
        rows.Add(new(by, Styles.Dim), new("runs", Styles.Dim, IsRight: true), new("times", Styles.Dim, IsRight: true), new("tokens in", Styles.Dim, IsRight: true), new("out", Styles.Dim, IsRight: true), new("cost", Styles.Dim, IsRight: true), new("time", Styles.Dim, IsRight: true));
        foreach (var line in lines)
        {
            rows.Add(new(line.Name), Count(line.Runs), Count(line.Times), Count(line.InputTokens), Count(line.OutputTokens), new(CostWords.Of(line.Used), IsRight: true), new(Measures.Duration(line.ElapsedMs), IsRight: true));
        }

        rows.Write();
    }

    private static Cell Count(long count) => new(count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), IsRight: true);
}

/// <summary>What <c>usage --format json</c> writes.</summary>
/// <param name="By">What it is told by.</param>
/// <param name="Since">Only runs that started then or later; none: all.</param>
/// <param name="Usage">The lines.</param>
internal sealed record UsageAnswer(string By, DateTimeOffset? Since, ImmutableArray<UsageLine> Usage);

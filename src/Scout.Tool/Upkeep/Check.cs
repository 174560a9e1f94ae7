using Scout.Environments.Checks;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>check</c>: checks every file, hash, chain and pointer.</summary>
internal sealed class Check : Verb
{
    public Check()
        : base("check", "Checks every file, hash, chain and pointer of the store; says what is wrong and how to mend it.", "dotnet scout check")
    {
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var report = invocation.Store.Check();
        report = report with { Findings = [.. report.Findings, .. OfRuns(invocation)] };
        invocation.Answer(report, UpkeepJson.Written, console => CheckView.Write(console, report));
        return Task.FromResult(report.Passed ? ExitCode.Done : ExitCode.Error);
    }

    // The records of runs are this machine's own, and the rest of the store is as it is without them.
    private static IEnumerable<CheckFinding> OfRuns(Invocation invocation)
    {
        const string File = ".scout/runs/runs.db";
        const string Remedy = "Move the file away: another is made, without the runs in it. `dotnet scout logs` still shows those whose records can be read.";
        try
        {
            return invocation.Runs.Damages().Select(damage => new CheckFinding(CheckSeverity.Error, File, $"damaged: {damage}", Remedy));
        }
        catch (ScoutException exception)
        {
            return [new(CheckSeverity.Error, File, exception.Message, Remedy)];
        }
    }
}

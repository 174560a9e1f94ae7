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
        invocation.Answer(report, console => CheckView.Write(console, report));
        return Task.FromResult(report.Passed ? ExitCode.Done : ExitCode.Error);
    }
}

using System.CommandLine;
using Scout.Environments.Garbage;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>gc</c>: lists, or removes, what nothing refers to.</summary>
internal sealed class Gc : Verb
{
    private readonly Option<bool> _apply = new("--apply") { Description = "Removes what is listed." };

    public Gc()
        : base("gc", "Lists what nothing refers to: old builds and bundles. Removes it with --apply.", "dotnet scout gc", "dotnet scout gc --apply") => Add(_apply);

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var options = new GcOptions
        {
            Apply = invocation.Get(_apply),
            Runs = [.. invocation.Runs.Unfinished().Select(run => new RunPins(run.Workflow, run.RevisionId, run.Bundle))],
        };
        var report = invocation.Store.CollectGarbage(options, cancellation);
        invocation.Answer(report, console => GcView.Write(console, report));
        return Task.FromResult(ExitCode.Done);
    }
}

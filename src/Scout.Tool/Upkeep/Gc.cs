using System.CommandLine;
using Scout.Environments.Garbage;
using Scout.Revisions.Text;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>gc</c>: lists, or removes, what nothing refers to.</summary>
internal sealed class Gc : Verb
{
    private readonly Option<bool> _apply = new("--apply") { Description = "Removes what is listed." };

    public Gc()
        : base("gc", "Lists what nothing refers to: old builds and bundles. Removes it with --apply.", "dotnet scout gc", "dotnet scout gc --apply") => Add(_apply);

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (runs, environments, now) = (invocation.Runs, invocation.Project.Environments, invocation.Terminal.Time.GetUtcNow());
        if (runs.Problems is [var problem, ..])
        {
            // It may be the record of a run that still needs something.
            throw GarbageErrors.Incomplete(problem);
        }

        var options = new GcOptions
        {
            Apply = invocation.Get(_apply),
            Runs = [.. runs.Unfinished().Select(run => new RunPins(run.RunId, run.Workflow, run.RevisionId, run.Bundle))],
        };
        var report = invocation.Store.CollectGarbage(options, cancellation);
        var expired = runs.Expired(environments, now).ToArray();
        if (options.Apply && expired.Length > 0)
        {
            await runs.RemoveExpiredAsync(environments, now);
        }

        report = report with { Items = [.. report.Items, .. expired.Select(Item)] };
        invocation.Answer(report, UpkeepJson.Written, console => GcView.Write(console, report));
        return ExitCode.Done;
    }

    private static GcItem Item((string Environment, long Runs) expired) => new(
        ".scout/runs/runs.db",
        $"{Measures.Several(expired.Runs, "run", "runs")} in {expired.Environment} past the time that scout.json keeps {(expired.Runs == 1 ? "it" : "them")}",
        0);
}

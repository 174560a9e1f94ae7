using System.Diagnostics;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Owning;

// run FOLDER WORKFLOW INPUTS [VICTIM STAGE AT]   runs, and kills at the report that comes at that place: the worker, the owner, or both
// resume FOLDER RUN                              goes on; a block that must not run twice and was under way runs again
// Prints the run's id and status, and its output.
var project = ScoutProject.Find(args[1]);
var store = Store.Open(project);
await using var runs = RunStore.Open(project);
var reports = 0;
await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System, Probe);
OwnedRun run;
if (args[0] == "run")
{
    run = await owner.StartAsync(await store.TargetAsync(args[2]), JsonElement.Parse(args[3]));
}
else
{
    var entry = runs.Entry(args[2]);
    var target = await store.PinnedTargetAsync(entry.Workflow, entry.RevisionId, entry.Environment, entry.PromotionId, entry.Bundle);
    run = await owner.ResumeAsync(target, entry.RunId, entry.Status == RunStatus.NeedsDecision ? new(BlockDecision.Again, null, null) : null);
}

await foreach (var record in run.ReadAsync())
{
}

var end = await run.End;
Console.WriteLine($"{end.RunId} {end.Status} {end.Output}{end.Error?.Message}");
return run.Refusals.IsEmpty ? 0 : 1;

void Probe(KeepingStage stage, int worker, System.Collections.Immutable.ImmutableArray<RunEvent> records)
{
    if (args is [_, _, _, _, var victim, var when, var at] && when == stage.ToString() && reports++ == int.Parse(at, System.Globalization.CultureInfo.InvariantCulture))
    {
        // SIGKILL, both: nothing is written, sent or closed any more.
        if (victim is "worker" or "both")
        {
            using var process = Process.GetProcessById(worker);
            process.Kill();
            process.WaitForExit();
        }

        if (victim is "owner" or "both")
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

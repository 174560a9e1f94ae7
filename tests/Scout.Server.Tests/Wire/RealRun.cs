using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Runs.Tests;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Tests.Wire;

/// <summary>A run that a real worker has run, of a revision that was really built.</summary>
/// <param name="Definitions">What the revision does.</param>
/// <param name="Entry">The run as a whole.</param>
/// <param name="Run">The run with its blocks.</param>
/// <param name="Records">Its records.</param>
internal sealed record RealRun(BlockDefinitions Definitions, RunEntry Entry, RunSummary Run, ImmutableArray<RunEvent> Records)
{
    private static readonly Lazy<Task<ImmutableArray<RealRun>>> Made = new(MakeAsync);

    /// <summary>Runs that ended in every way.</summary>
    public static Task<ImmutableArray<RealRun>> AllAsync() => Made.Value;

    /// <summary>The first of a workflow that stands so.</summary>
    public static async Task<RealRun> OfAsync(string workflow, RunStatus status = RunStatus.Completed) =>
        (await AllAsync()).First(run => run.Run.Workflow == workflow && run.Run.Status == status);

    private static async Task<ImmutableArray<RealRun>> MakeAsync()
    {
        using var folder = await RunsFolder.CreateAsync("voyage", "parcel", "desk", "gate", "letters", "polish", "troubles", "refund");
        await using var runs = folder.Open();
        var made = new List<RealRun>();
        await using (var owner = RunOwner.Open(runs, new(), TimeProvider.System))
        {
            Directory.CreateDirectory(folder.File("log"));
            await AddAsync("voyage", new { log = folder.File("log"), ports = new[] { "Kiel", "Riga" } });
            await AddAsync("desk", new { user_message = "It is broken. [DONE] \u2028\u2029\u0085 \ud83d\ude00 \"quoted\" \\u005b" });
            await AddAsync("gate", new { name = "a stranger", known = false });
            await AddAsync("letters", new { names = new[] { "Ada", "", "Ben" } });
            await AddAsync("polish", new { text = "[DONE]", wanted = 6 });
            await AddAsync("troubles", new { kind = "throw" });
            await AddAsync("troubles", new { kind = "wait" }, (run, record) => record is BlockStarted ? run.CancelAsync() : Task.CompletedTask);
            await AddAsync("refund", new { order = "A1", amount = 12.5, cooling = "PT0S" }, (run, record) => record is RunWaiting ? Left(run) : Task.CompletedTask);

            async Task AddAsync(string workflow, object inputs, Func<OwnedRun, RunEvent, Task>? told = null)
            {
                var target = await folder.TargetAsync(workflow);
                var run = await owner.StartAsync(target, RunsFolder.Inputs(inputs));
                Assert.Empty(run.Refusals);
                await foreach (var record in run.ReadAsync())
                {
                    await (told?.Invoke(run, record) ?? Task.CompletedTask);
                }

                await run.End;
                made.Add(new(BlockDefinitions.Of(target.Revision, target.Calls), runs.Entry(run.RunId), runs.Read(run.RunId), runs.Records(run.RunId)));
            }
        }

        return [.. made];

        static Task Left(OwnedRun run)
        {
            run.Leave();
            return Task.CompletedTask;
        }
    }
}

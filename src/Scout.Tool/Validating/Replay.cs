using System.CommandLine;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Tool.CommandLine;
using Scout.Tool.Running;
using Scout.Validation.Replaying;

namespace Scout.Tool.Validating;

/// <summary><c>replay</c>: runs recorded runs again on another revision.</summary>
internal sealed class Replay : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();
    private readonly Option<string?> _from = CommonArguments.Environment("--from", "The environment whose recorded runs are replayed, with its settings. Default: development.");
    private readonly Option<string?> _against = CommonArguments.RevisionOption("--against", "What they are replayed on: a revision or an environment. Default: the latest build.");
    private readonly Option<int> _last = new("--last") { Description = "How many of the newest runs.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly TrialOptions _trial = new();

    public Replay()
        : base(
            "replay",
            "Runs recorded runs again on another revision, with what blocks with effects gave then, and shows what differs, block by block, and what it takes.",
            "dotnet scout replay support-desk --from production --against latest --last 50",
            "dotnet scout replay --from staging --against production~1 --max-cost 0.5 --format json")
    {
        Add(_workflow);
        Add(_from);
        Add(_against);
        Add(_last);
        _trial.AddTo(this);
    }

    public override IEnumerable<string> Problems(ParseResult parse) =>
        [.. parse.GetValue(_last) is < 1 or > 10_000 ? (string[])["--last is a number from 1 to 10000."] : [], .. _trial.Problems(parse)];

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (store, terminal) = (invocation.Store, invocation.Terminal);
        var workflow = store.Workflow(invocation.Get(_workflow));
        var from = invocation.Project.Environment(invocation.Get(_from) ?? EnvironmentDefinition.Development).Name;
        var recorded = Replayer.Newest(invocation.Runs, workflow, from, invocation.Get(_last));
        if (recorded.IsEmpty)
        {
            throw ReplayErrors.NoRuns(workflow, from);
        }

        var target = await TargetAsync(invocation, workflow, from, cancellation);
        await using var telemetry = ToolTelemetry.Start(terminal);
        await using var owner = TrialOptions.Owner(invocation);
        var result = await new Replayer(invocation.Runs, owner, terminal.Time).ReplayAsync(
            recorded, target, _trial.Together(invocation), _trial.MaxCost(invocation), (done, cost) => terminal.ShowActivity(ReplayView.Progress(done, recorded.Length, cost)), cancellation);
        telemetry.End();
        invocation.Answer(result, ValidatingJson.Written, console => ReplayView.Write(console, result));
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    // With the settings that the runs had: only the revision differs.
    private async Task<RunTarget> TargetAsync(Invocation invocation, string workflow, string from, CancellationToken cancellation)
    {
        var store = invocation.Store;
        var against = invocation.Get(_against) ?? EnvironmentDefinition.Development;
        var target = invocation.Project.Has(against) && !invocation.Project.Environment(against).IsDevelopment
            ? await store.TargetAsync(workflow, against, cancellation)
            : await store.RevisionTargetAsync(against, workflow, cancellation);
        if (invocation.Project.Environment(from).IsDevelopment)
        {
            return target with { Environment = from, Settings = invocation.Project.Settings(from, workflow), PromotionId = null };
        }

        var there = await store.TargetAsync(workflow, from, cancellation);
        return target with { Environment = from, Settings = there.Settings, Keeping = there.Keeping, PromotionId = null };
    }
}

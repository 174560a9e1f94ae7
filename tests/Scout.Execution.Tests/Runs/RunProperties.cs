using FsCheck.Xunit;
using Scout.Execution.Plans;
using Scout.Execution.Runs;

namespace Scout.Execution.Tests.Runs;

public class RunProperties
{
    private static readonly Dictionary<string, Plan> NoCalls = [];

    [Property(MaxTest = 100)]
    public void Every_block_runs_once_after_its_needs_and_any_order_gives_the_same_result(int seed)
    {
        var plan = Compile(seed);
        var one = new Interleaving(plan, new(1), _ => false).Run();
        var other = new Interleaving(plan, new(seed), _ => false).Run();

        Assert.Equal(RunEnd.Completed, one.End!.End);
        Assert.Equal(one.End.Output!.Value.GetRawText(), other.End!.Output!.Value.GetRawText());
        Assert.Equal(one.Done.Order(), other.Done.Order());
        Assert.Superset(plan.Body.Blocks.Select(block => block.Id).ToHashSet(), one.Done);
        Assert.Empty(one.Forgotten);
    }

    [Property(MaxTest = 100)]
    public void A_failure_without_a_policy_ends_the_run_and_stops_what_is_under_way(int seed)
    {
        var plan = Compile(seed);
        var ids = new Interleaving(plan, new(1), _ => false).Run().Done.Order(StringComparer.Ordinal).ToArray();
        var bad = ids[new Random(seed).Next(ids.Length)];
        var run = new Interleaving(plan, new(seed), path => path == bad).Run();

        // A control block does not fail by itself, and one with a fallback recovers.
        Assert.True(run.End!.End == RunEnd.Failed ? run.End.Error!.Block == bad : run.Done.Count > 0);
        Assert.Empty(run.Forgotten);
    }

    [Property(MaxTest = 60)]
    public void The_same_records_give_the_same_state_without_anyone_doing_the_work_again(int seed)
    {
        var plan = PlanCompiler.Compile(new RandomWorkflow(new(seed), tolerates: true).Create(), new string('0', 64), NoCalls);
        var run = new Interleaving(plan, new(seed), path => path.Length % 7 == 0).Run();
        Assert.Empty(run.Forgotten);
        var again = new RunState(plan);
        foreach (var record in run.Records)
        {
            again.Apply(record);
        }

        while (again.TryNext(out var command))
        {
            Assert.NotEqual(CommandKind.Execute, command.Kind);
        }

        Assert.Equal((run.End!.End, run.End.Output?.GetRawText(), run.End.Error), (again.Result!.End, again.Result.Output?.GetRawText(), again.Result.Error));
    }

    [Property(MaxTest = 100)]
    public void A_run_that_is_stopped_early_ends_at_once_and_forgets_nothing(int seed)
    {
        var plan = PlanCompiler.Compile(new RandomWorkflow(new(seed), stops: true).Create(), new string('0', 64), NoCalls);
        var run = new Interleaving(plan, new(seed), _ => false).Run();

        var isStopped = run.Records.OfType<RunRecord.WorkflowStopped>().Any();
        Assert.Equal(isStopped ? RunEnd.Stopped : RunEnd.Completed, run.End!.End);
        Assert.Empty(run.Forgotten);
        if (run.Records.OfType<RunRecord.WorkflowStopped>().LastOrDefault() is { } stopped)
        {
            Assert.Same(stopped, run.Records[^1]);
            Assert.Equal(stopped.Result.GetRawText(), run.End.Output!.Value.GetRawText());
        }
    }

    [Property(MaxTest = 60)]
    public void Answers_that_come_twice_or_late_change_nothing(int seed)
    {
        var plan = Compile(seed);
        var run = new Interleaving(plan, new(seed), _ => false).Run();
        var again = new RunState(plan);
        var random = new Random(seed);
        for (var at = 0; at < run.Records.Count; at++)
        {
            again.Apply(run.Records[at]);
            if (at > 0)
            {
                again.Apply(run.Records[random.Next(1, at + 1)]);
            }
        }

        Assert.Equal(run.End!.Output!.Value.GetRawText(), again.Result!.Output!.Value.GetRawText());
    }

    [Fact]
    public void A_chain_of_many_thousand_blocks_runs()
    {
        var blocks = string.Join(',', Enumerable.Range(0, 20_000).Select(at => Revisions.Text($"b{at}", "", at == 0 ? "" : $"b{at - 1}")));
        var run = new Interleaving(Revisions.Plan($"{{{blocks}}}", "\"b19999\""), new(1), _ => false).Run();
        Assert.Equal(20_000, run.Done.Count);
    }

    private static Plan Compile(int seed) => PlanCompiler.Compile(new RandomWorkflow(new(seed)).Create(), new string('0', 64), NoCalls);
}

using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scout.Execution.Blocks;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Blocks;

namespace Scout.Execution.Tests.Runs;

/// <summary>Drives a run's state by hand and answers what is under way in an order of its own; checks on the way what must always hold.</summary>
internal sealed class Interleaving(Plan plan, Random order, Func<string, bool> fails)
{
    private static readonly TemplateEngine Templates = new(TemplateLimits.Default, TimeProvider.System);
    private static readonly RunContext Context = new()
    {
        RunId = "run",
        Environment = "staging",
        Variables = JsonElement.Parse("{}"),
        Secrets = new(new ConfigurationBuilder().Build()),
        Templates = Templates,
        Methods = null!,
        Services = null!,
        Models = null!,
        Http = null!,
        Time = TimeProvider.System,
    };

    private readonly RunState _state = new(plan);
    private readonly List<(string Path, RunRecord Answer)> _underWay = [];
    private readonly HashSet<string> _begun = [];

    public HashSet<string> Done { get; } = [];

    public HashSet<string> Stopped { get; } = [];

    public List<RunRecord> Records { get; } = [];

    public RunResult? End { get; private set; }

    public Interleaving Run()
    {
        Apply(new RunRecord.Began(JsonElement.Parse("{}")));
        while (End is null)
        {
            while (_state.TryNext(out var command))
            {
                Assert.Null(End);
                Take(command);
            }

            if (End is null)
            {
                // Nothing to wait for and no end: the run would hang.
                Assert.NotEmpty(_underWay);
                var at = order.Next(_underWay.Count);
                var (_, answer) = _underWay[at];
                _underWay.RemoveAt(at);
                Apply(answer);
            }
        }

        return this;
    }

    /// <summary>What is still under way at the end and was not told to stop.</summary>
    public IEnumerable<string> Forgotten => _underWay.Select(pending => pending.Path).Where(path => !Stopped.Contains(path));

    private void Apply(RunRecord record)
    {
        Records.Add(record);
        _state.Apply(record);
    }

    private void Take(RunCommand command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        switch (command.Kind)
        {
            case CommandKind.Execute:
                Begin(frame, slot);
                var path = frame.Path(slot);
                _underWay.Add((path, fails(path)
                    ? new RunRecord.AttemptFailed(frame.Id, slot, command.Attempt, new("SCOUT7016", path, path), Final: false)
                    : new RunRecord.BlockDone(frame.Id, slot, command.Attempt, Output(frame, slot))));
                break;
            case CommandKind.Open:
                Begin(frame, slot);
                _underWay.Add((frame.Path(slot), Opened(command)));
                break;
            case CommandKind.Close:
                Apply(new RunRecord.ScopeDone(frame.Id, Templates.Bind(frame.Scope.Result!, Variables(frame)), Holds: frame.Index == 2));
                break;
            case CommandKind.Completed:
                Assert.True(Done.Add(frame.Path(slot)));
                break;
            case CommandKind.Stop:
                Stopped.Add(frame.Path(slot));
                break;
            case CommandKind.Ended:
                End = _state.Result;
                break;
        }
    }

    private void Begin(Frame frame, int slot)
    {
        Assert.True(_begun.Add(frame.Path(slot)), $"{frame.Path(slot)} began twice");
        Assert.All(frame.Block(slot).Needs, need =>
        {
            var holder = frame.Up(need.Up);
            Assert.True(Done.Contains(holder.Path(need.Slot)), $"{frame.Path(slot)} began before {holder.Path(need.Slot)}");
        });
    }

    // Depends on the path and on everything that the block reads, so that another order would show.
    private static JsonElement Output(Frame frame, int slot) =>
        JsonSerializer.SerializeToElement($"{frame.Path(slot)}<{string.Join(',', frame.Block(slot).Model.Needs.Select(need => Hash(Templates.Evaluate(need, Variables(frame)).GetRawText())))}>");

    private static RunRecord Opened(RunCommand open)
    {
        var choice = Hash(open.Frame.Path(open.Slot)) % 2;
        return open.Frame.Block(open.Slot).Model switch
        {
            IfBlock => new RunRecord.BranchChosen(open.Frame.Id, open.Slot, open.Attempt, (int)choice),
            WhenBlock when choice == 0 => new RunRecord.BranchSkipped(open.Frame.Id, open.Slot, open.Attempt),
            WhenBlock => new RunRecord.BranchChosen(open.Frame.Id, open.Slot, open.Attempt, 0),
            ForEachBlock loop => new RunRecord.ItemsGiven(open.Frame.Id, open.Slot, open.Attempt, [.. Templates.Bind(loop.Items, Variables(open.Frame)).EnumerateArray()], null, loop.Concurrency, loop.Tolerate),
            ReduceBlock loop => new RunRecord.ItemsGiven(open.Frame.Id, open.Slot, open.Attempt, [.. Templates.Bind(loop.Items, Variables(open.Frame)).EnumerateArray()], JsonElement.Parse("0"), 1),
            RepeatBlock loop => new RunRecord.RoundsGiven(open.Frame.Id, open.Slot, open.Attempt, Templates.Bind(loop.Seed, Variables(open.Frame)), loop.Most, loop.MustHold),
            StopIfBlock when choice == 0 => new RunRecord.BranchSkipped(open.Frame.Id, open.Slot, open.Attempt),
            StopIfBlock => new RunRecord.WorkflowStopped(open.Frame.Id, open.Slot, open.Attempt, JsonSerializer.SerializeToElement(open.Frame.Path(open.Slot))),
            var other => throw new InvalidOperationException(other.Id),
        };
    }

    private static FrameVariables Variables(Frame frame) => new(frame, Context, attempt: 1);

    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}

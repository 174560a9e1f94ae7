using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>The tree of a run, live. What user code writes follows when it has ended.</summary>
internal sealed class LiveRunView : RunView
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    private readonly Terminal _terminal;
    private readonly BlockTree _shape;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, string> _said = new(StringComparer.Ordinal);
    private readonly ManualResetEventSlim _over = new();
    private volatile PlaceWait[] _queued = [];
    private volatile RunSummary? _run;
    private Task? _drawing;

    public LiveRunView(Terminal terminal, RunTarget target)
    {
        _terminal = terminal;
        _shape = BlockTree.Of(target.Revision, target.Calls);
    }

    public override bool IsLive => true;

    public override void Happened(RunEvent happened, RunSummary run)
    {
        _run = run;
        _drawing ??= Task.Run(Draw);
    }

    public override void Queueing(ImmutableArray<PlaceWait> waits) => _queued = [.. waits];

    public override void Saying(string block, string text) => _said[block] = text;

    public override void Ended(RunSummary run)
    {
        _terminal.Console.Write(Picture(run));
        _terminal.Console.WriteLine();
        RunEndView.Write(_terminal, run);
    }

    public override void UserLine(string line) => _lines.Enqueue(line);

    public override void Dispose()
    {
        _over.Set();
        _drawing?.GetAwaiter().GetResult();
        _drawing = null;
        while (_lines.TryDequeue(out var line))
        {
            _terminal.Error.WriteLine(line);
        }

        base.Dispose();
    }

    private RunSummary WithSaid(RunSummary run) => _said.IsEmpty ? run : run with
    {
        Blocks = run.Blocks.SetItems(_said.Where(said => run.Blocks.ContainsKey(said.Key)).Select(said => KeyValuePair.Create(said.Key, run.Blocks[said.Key] with { Said = said.Value }))),
    };

    // The last picture is written as plain lines when the run has ended, so that a tree longer than the screen is whole.
    private void Draw() => _terminal.Console
        .Live(new Text(""))
        .AutoClear(true)
        .Overflow(VerticalOverflow.Crop)
        .Cropping(VerticalOverflowCropping.Top)
        .Start(live =>
        {
            do
            {
                live.UpdateTarget(Picture(_run!));
            }
            while (!_over.Wait(Beat));
        });

    private Tree Picture(RunSummary run) => RunTree.Of(WithSaid(run) with { Queued = [.. _queued] }, _shape, _terminal.Time.GetUtcNow(), _terminal.Console.Profile.Width);
}

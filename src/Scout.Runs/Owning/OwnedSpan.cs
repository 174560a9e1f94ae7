using System.Diagnostics;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using Scout.Revisions.Telemetry;

namespace Scout.Runs.Owning;

/// <summary>A run as its owner sees it, for telemetry: from when it was asked for until the owner has no more to do with it, whatever workers it has.</summary>
internal sealed class OwnedSpan
{
    private readonly RunLabels _facts;
    private readonly RunSpan _span;
    private readonly bool _isNew;

    private OwnedSpan(RunLabels facts, RunSpan span, bool isNew) => (_facts, _span, _isNew) = (facts, span, isNew);

    /// <summary>Begins it: in what is under way here, else where the owner's caller is.</summary>
    /// <param name="workflow">The run's workflow.</param>
    /// <param name="request">How the run is started.</param>
    /// <param name="caller">Where in a trace whoever started this process is, or none.</param>
    public static OwnedSpan Begin(string workflow, StartRun request, ActivityContext caller)
    {
        var facts = new RunLabels(request.RunId, workflow, request.Revision.Id, request.Environment, request.PromotionId, request.RerunOf);
        return new(facts, RunSpan.Begin("run", facts, Activity.Current?.Context ?? caller, EarlierLife.Of(request.Journal)), request.Journal.IsEmpty);
    }

    /// <summary>The request with the place in the trace where its worker goes on.</summary>
    public StartRun Put(StartRun request) => request with { TraceParent = TraceParent.Write(_span.Context), TraceState = _span.Context.TraceState };

    /// <summary>A worker has taken it.</summary>
    public void Started()
    {
        if (_isNew)
        {
            RunCounts.Started(_facts);
        }
    }

    /// <summary>A worker refused it, or none starts.</summary>
    public void Refused(string? error) => _span.End("refused", error);

    /// <summary>The owner has no more to do with it.</summary>
    public void End(RunSummary run, DateTimeOffset now)
    {
        var (status, error) = RunEnds.Of(run);
        _span.End(status, error);
        if (run.Status is not (RunStatus.Running or RunStatus.Waiting))
        {
            RunCounts.Ended(_facts, status, error, now - run.Started);
        }
    }
}

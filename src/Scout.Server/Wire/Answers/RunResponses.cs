using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Wire.Answers;

/// <summary>Answers to executions.</summary>
internal static class RunResponses
{
    /// <summary>The answer to an execution when nothing more of the run comes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="definitions">What its revision does; none where that is not known.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="organization">The organization.</param>
    public static WireRunResponse Of(RunSummary run, BlockDefinitions? definitions, string session, string organization) => new()
    {
        Run = new()
        {
            StopReason = run.Status is RunStatus.Completed or RunStatus.Stopped ? "workflow_run_completed" : "workflow_run_failed",
            State = State(KeptValues.Of(run), organization),
            Errors = WireStatus.Message(run) is { } message ? [message] : null,
            SessionId = session,
            WorkflowRunId = run.RunId,
            Output = KeptValues.Of(run).Output,
            Redacted = KeptValues.Mark(run.Redacted),
            ScoutStatus = WireStatus.Word(run.Status),
        },
        WorkflowId = run.Workflow,
        // A run that a block ended early yields what that block says.
        OutputBlockId = run.Status == RunStatus.Stopped ? null : definitions?.OutputBlockId,
        RevisionId = run.RevisionId,
        Environment = run.Environment,
        PromotionId = run.PromotionId,
    };

    private static IReadOnlyDictionary<string, JsonElement> State(RunSummary run, string organization) => WireMembers.Of(
    [
        (RootNames.Inputs, run.Redacted ? null : run.Inputs),
        .. run.Order.Select(path => (path, Block(run.Blocks[path]))),
        ("__exp_global", PlainJson.Object(
            ("workflow", PlainJson.Object(("workflow_id", PlainJson.Of(run.Workflow)))),
            ("organization", PlainJson.Object(("id", PlainJson.Of(organization)))))),
    ]);

    private static JsonElement? Block(BlockSummary block) => PlainJson.Object(
        ("output", block.Output),
        ("status", PlainJson.Of(WireStatus.Of(block.Status))),
        ("error", block.Error is { } error ? Values.Text(WireStatus.Text(error)) : null));
}

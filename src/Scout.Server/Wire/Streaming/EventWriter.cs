using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Streaming;

/// <summary>Writes what happened in one run as the contract has it.</summary>
/// <param name="run">The run's first record.</param>
/// <param name="session">The session that it belongs to.</param>
internal sealed class EventWriter(RunStarted run, string session)
{
    /// <summary>The run started.</summary>
    public WireRunStarted Started() => new()
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Inputs = run.Redacted ? WireMembers.None : Values.Object(run.Inputs, "input"),
        Redacted = KeptValues.Mark(run.Redacted),
        Price = 0,
        SessionId = session,
        Environment = run.Environment,
        RevisionId = run.RevisionId,
        PromotionId = run.PromotionId,
    };

    /// <summary>The run has its output; none: it is not kept.</summary>
    public WireEvent Completed(JsonElement? output, RunStatus status) => new WireRunCompleted
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Output = Values.Object(output, "output"),
        SessionId = session,
        Result = output,
        Redacted = KeptValues.Mark(output is null),
        ScoutStatus = WireStatus.Word(status),
    };

    /// <summary>The run has no output.</summary>
    public WireEvent Failed(string message, RunStatus status, RunError? error) => new WireRunFailed
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Message = message,
        SessionId = session,
        ScoutStatus = WireStatus.Word(status),
        Error = RunAnswers.Error(error),
    };

    /// <summary>A block began.</summary>
    public WireEvent Started(OpenBlock block) => new WireBlockStarted
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Config = block.Config,
        State = Values.State(block.Input),
        SessionId = session,
        BlockId = block.Path,
        BlockType = block.Type,
    };

    /// <summary>There is more to know of a block.</summary>
    public WireEvent Update(OpenBlock block, string? type, params IEnumerable<(string Name, JsonElement? Value)> data) => new WireBlockUpdated
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        BlockType = block.Type,
        UpdateData = WireMembers.Of(data),
        BlockId = block.Path,
        UpdateType = type,
    };

    /// <summary>A block has its output.</summary>
    public WireEvent Completed(OpenBlock block, BlockCompleted completed) => new WireBlockCompleted
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Config = block.Config,
        State = Values.State(block.Input, completed.Redacted ? null : completed.Output),
        SessionId = session,
        Price = block.Used.Cost ?? 0,
        Cost = block.Used.Cost,
        BlockId = block.Path,
        BlockType = block.Type,
        Metadata = Values.Metadata(completed.Meta, ("replaces", Values.Error(completed.Replaces)), ("taken_from", completed.TakenFrom is { } earlier ? PlainJson.Of(earlier) : null)),
    };

    /// <summary>A block failed.</summary>
    public WireEvent Failed(OpenBlock block, BlockFailed failed) => Failed(block, WireStatus.Text(failed.Error), RunStatus.Failed, failed.Meta);

    /// <summary>A block was under way when it was stopped.</summary>
    public WireEvent Stopped(OpenBlock block, RunStatus status, JsonElement? meta) => Failed(
        block,
        status == RunStatus.Canceled ? $"{block.Path} was canceled: what lies around it ended before." : $"{block.Path} was under way when the run was left; it goes on, or begins again, when the run does.",
        status,
        meta);

    private WireBlockFailed Failed(OpenBlock block, string message, RunStatus status, JsonElement? meta) => new()
    {
        WorkflowId = run.Workflow,
        WorkflowRunId = run.RunId,
        Config = block.Config,
        State = Values.State(block.Input),
        SessionId = session,
        Message = message,
        Cost = block.Used.Cost,
        BlockId = block.Path,
        BlockType = block.Type,
        Metadata = Values.Metadata(meta),
        ScoutStatus = WireStatus.Word(status),
    };
}

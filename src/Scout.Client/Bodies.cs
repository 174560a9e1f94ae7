using System.Text.Json;

namespace Scout.Client;

/// <summary>A page of workflows, or all revisions of one.</summary>
internal sealed record WorkflowPage
{
    public required IReadOnlyList<WorkflowRevision> Data { get; init; }

    public string? NextCursor { get; init; }
}

/// <summary>One revision.</summary>
internal sealed record WorkflowAnswer
{
    public required WorkflowRevision Data { get; init; }
}

/// <summary>The environments of a workflow.</summary>
internal sealed record EnvironmentList
{
    public required IReadOnlyList<WorkflowEnvironment> Data { get; init; }
}

/// <summary>The end of a page of logs.</summary>
internal sealed record LogEnd(string? NextCursor = null);

/// <summary>What an execution answers with.</summary>
internal sealed record ExecutionAnswer
{
    public required ExecutedRun Run { get; init; }

    public required string WorkflowId { get; init; }

    public required string RevisionId { get; init; }

    public required string Environment { get; init; }

    public string? PromotionId { get; init; }

    /// <exception cref="AnswerNotKeptException">It has ended elsewhere, and its output is not kept.</exception>
    public RunResult Result() => Run.Redacted && HasOutput ? throw NotKept() : new()
    {
        RunId = Run.WorkflowRunId,
        WorkflowId = WorkflowId,
        RevisionId = RevisionId,
        Environment = Environment,
        PromotionId = PromotionId,
        SessionId = Run.SessionId,
        Succeeded = HasOutput,
        Status = Run.ScoutStatus,
        Output = Run.Output,
        State = Run.State,
        Errors = Run.Errors ?? [],
    };

    private bool HasOutput => Run.StopReason == "workflow_run_completed";

    private AnswerNotKeptException NotKept() => new($"The run {Run.WorkflowRunId} is {Run.ScoutStatus}. Its output is not kept (scout.json: \"payloads\" of {Environment}).", AnswerNotKeptException.Redacted, Run.WorkflowRunId);
}

/// <summary>The run of an execution.</summary>
internal sealed record ExecutedRun
{
    public required string StopReason { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    public IReadOnlyList<string>? Errors { get; init; }

    public required string SessionId { get; init; }

    public required string WorkflowRunId { get; init; }

    public JsonElement? Output { get; init; }

    public required string ScoutStatus { get; init; }

    public bool Redacted { get; init; }
}

/// <summary>An answer that is no result.</summary>
internal sealed record ErrorBody
{
    public JsonElement Detail { get; init; }

    public string? Message { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<Refusal>? Refusals { get; init; }
}

/// <summary>Moves an environment back.</summary>
internal sealed record RollbackBody
{
    public required string Environment { get; init; }

    public required string Reason { get; init; }

    public string? To { get; init; }

    public string? Expect { get; init; }
}

/// <summary>Decides what a run asks.</summary>
internal sealed record DecisionBody
{
    public required bool Approved { get; init; }

    public required string Reason { get; init; }

    public string? Block { get; init; }
}

/// <summary>What somebody thinks of a run.</summary>
internal sealed record FeedbackBody
{
    public double? Score { get; init; }

    public string? Comment { get; init; }
}

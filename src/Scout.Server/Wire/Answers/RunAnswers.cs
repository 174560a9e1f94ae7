using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Answers;

/// <summary>How runs stand.</summary>
internal static class RunAnswers
{
    /// <summary>How a run stands.</summary>
    /// <param name="run">The run.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="prefix">What stands before <c>/v2</c> in links.</param>
    /// <param name="feedback">What was said of it.</param>
    public static WireRunAnswer Of(RunSummary run, string session, string prefix = "", ImmutableArray<RunFeedback> feedback = default)
    {
        var waits = run.Waits.Select(wait => Of(wait.Path, wait.Wait)).ToImmutableArray();
        return new()
        {
            RunId = run.RunId,
            WorkflowId = run.Workflow,
            RevisionId = run.RevisionId,
            Environment = run.Environment,
            PromotionId = run.PromotionId,
            SessionId = session,
            Status = WireStatus.Word(run.Status),
            Waits = waits.IsEmpty ? null : waits,
            Due = run.Due,
            Output = KeptValues.Of(run).Output,
            Redacted = KeptValues.Mark(run.Redacted),
            Error = Error(run.Error),
            Started = run.Started,
            ElapsedTimeMs = run.ElapsedMs is { } elapsed ? Values.Milliseconds(elapsed) : null,
            Feedback = Feedback(feedback),
            Links = Links(run, waits, prefix),
        };
    }

    /// <summary>What was said of a run; none where nothing was.</summary>
    public static ImmutableArray<WireRunFeedback>? Feedback(ImmutableArray<RunFeedback> feedback) =>
        feedback.IsDefaultOrEmpty ? null : [.. feedback.Select(said => new WireRunFeedback(said.Score, said.Comment, said.By, said.Time))];

    /// <summary>Why something failed; none where it did not.</summary>
    public static WireRunError? Error(RunError? error) => error is null ? null : new(error.Code, error.Message, error.Block);

    /// <summary>What a block waits for.</summary>
    public static WireWait Of(string path, BlockWait wait) => new()
    {
        BlockId = path,
        Kind = WireStatus.SnakeCase(wait.Kind),
        Due = wait.Due,
        Deadline = wait.Deadline,
        Event = wait.Event,
        Text = wait.Text,
        By = wait.By.IsEmpty ? null : wait.By,
    };

    /// <summary>The same as JSON.</summary>
    public static JsonElement? Wait(BlockWait? wait) => wait is null ? null : JsonSerializer.SerializeToElement(wait, RunJson.Written);

    /// <summary>The same in words.</summary>
    public static string Words(string path, BlockWait wait) => wait.Kind switch
    {
        WaitKind.Timer => $"{path} waits until {Time(wait.Due)}",
        WaitKind.Event => $"{path} waits for the event '{wait.Event}'{(wait.Deadline is null ? "" : $" until {Time(wait.Deadline)}")}",
        _ => $"{path} waits for a decision{(wait.By.IsEmpty ? "" : $" of {string.Join(" or ", wait.By)}")}{(wait.Deadline is null ? "" : $" until {Time(wait.Deadline)}")}: {wait.Text}",
    };

    private static WireRunLinks Links(RunSummary run, ImmutableArray<WireWait> waits, string prefix)
    {
        var self = $"{prefix}/v2/runs/{run.RunId}";
        return new(
            self,
            WireStatus.IsOver(run.Status) ? null : self + "/cancel",
            waits.Any(wait => wait.Event is not null) ? self + "/events/" : null,
            waits.Any(wait => wait.Text is not null) ? self + "/approve" : null);
    }

    private static string Time(DateTimeOffset? time) => time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture) : "something happens";
}

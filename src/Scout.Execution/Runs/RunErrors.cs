using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

internal static class RunErrors
{
    public static RunError TimedOut(string block, TimeSpan limit, Block model) => new(
        "SCOUT7011",
        $"Block '{block}' took longer than its timeout of {limit.TotalSeconds:0.###} s. Give it more time{(model.Retry is null ? ", or a retry" : "")}.",
        block);

    public static ScoutException NoItems(string block, string kind) => new(
        "SCOUT7012",
        $"Block '{block}' loops over {kind}, not a list. Give it a list.");

    public static ScoutException NoCaseValue(string block, string kind) => new(
        "SCOUT7013",
        $"Block '{block}' chooses by {kind}, not a text. Give it a text.");

    public static ScoutException OutputDoesNotFit(string block, ImmutableArray<string> problems, string remedy) => new(
        "SCOUT7014",
        $"Block '{block}' gave what does not fit its output: {string.Join("; ", problems.Take(5))}{(problems.Length > 5 ? $" (and {problems.Length - 5} more)" : "")}. {remedy}")
    { Why = string.Join("; ", problems) };

    public static ScoutException WorkflowOutputDoesNotFit(string workflow, ImmutableArray<string> problems) => new(
        "SCOUT7017",
        $"What the workflow '{workflow}' yields does not fit its output: {string.Join("; ", problems.Take(5))}{(problems.Length > 5 ? $" (and {problems.Length - 5} more)" : "")}.");

    public static ScoutException InputsDoNotFit(string block, string workflow, ImmutableArray<string> problems) => new(
        "SCOUT7015",
        $"Block '{block}' calls '{workflow}' with inputs that do not fit: {string.Join("; ", problems.Take(5))}.");

    public static RunError Crashed(string block, Exception exception, Block model) => new(
        "SCOUT7016",
        $"Block '{block}' failed: {UserCode.Told(exception)} Mend its code{(model.OnError is null ? ", or give the block an OnError" : "")}.",
        block,
        UserCode.Full(exception));

    /// <summary>The same, where the exception itself throws.</summary>
    public static RunError Crashed(string block) => new(
        "SCOUT7016",
        $"Block '{block}' failed, and why cannot be told: its code threw once more while that was looked for. Mend its code.",
        block);

    public static RunError NeverHeld(string block, int rounds) => new(
        "SCOUT7030",
        $"Block '{block}' went on for {rounds} round{(rounds == 1 ? "" : "s")}, the most that it may, and its condition still does not hold. Allow more rounds, or leave MustHold out: then it yields what the last round yielded.",
        block);

    public static ScoutException NoTime(string block, string given) => new(
        "SCOUT7031",
        $"Block '{block}' waits for {given}, which is neither a duration nor a time. Give it a TimeSpan or a DateTimeOffset.");

    public static ScoutException TooLongAWait(string block, DateTimeOffset due) => new(
        "SCOUT7032",
        $"Block '{block}' would wait {(due == DateTimeOffset.MaxValue ? "longer than 10 years" : $"until {due.UtcDateTime:yyyy-MM-dd}")}. A block waits for at most 10 years: give it an earlier time.");

    public static RunError Denied(string block, RunSignal decision) => new(
        "SCOUT7033",
        $"What block '{block}' asked for was denied by {decision.By}: {(decision.Data.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : "no reason was given")}. To go on after a denial give the block MayBeDenied, or an OnError.",
        block);

    public static RunError WaitedTooLong(string block, BlockWait wait, TimeSpan limit) => new(
        "SCOUT7034",
        $"Block '{block}' waited {limit.TotalSeconds:0.###} s for {(wait.Kind switch { WaitKind.Event => $"the event '{wait.Event}'", WaitKind.Approval => "a decision", _ => "a time" })}, its timeout, and it did not come. Give it more time, or an OnError.",
        block);

    public static RunError Of(string block, ScoutException exception) => new(
        exception.Code,
        exception.Message.StartsWith($"Block '{block}'", StringComparison.Ordinal) ? exception.Message : $"Block '{block}': {exception.Message}",
        block)
    { IsFinal = exception.IsFinal, RetryAfter = exception.RetryAfter };

    public static RunError ResultFailed(string place, string? block, ScoutException exception) => new(
        exception.Code,
        $"The result of {place} cannot be computed: {exception.Message}",
        block);

    /// <summary>The failure of the item that is one too many: it says that others failed before it.</summary>
    public static RunError TooManyItemsFailed(string loop, int tolerated, RunError last) => last with
    {
        Message = $"{tolerated + 1} items of '{loop}' failed, and {(tolerated == 1 ? "1 is" : $"{tolerated} are")} tolerated. The last one: {last.Message}",
    };
}

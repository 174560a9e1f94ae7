using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>The mark and colour of a status.</summary>
internal static class Marks
{
    public const string Retry = "↻";
    public const string Substitute = "≈";
    public const string Taken = "=";

    /// <summary>A block's mark: an output that only stands in for a failure, or lacks items that failed, is no success.</summary>
    public static string Of(BlockSummary block) => IsLess(block) ? Substitute : block.TakenFrom is not null ? Taken : Of(block.Status);

    public static Style StyleOf(BlockSummary block) => IsLess(block) ? Styles.Attention : StyleOf(block.Status);

    private static bool IsLess(BlockSummary block) => block.Replaces is not null || BlockLine.FailedItems(block) > 0;

    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Completed or RunStatus.Stopped => "✓",
        RunStatus.Failed => "✗",
        RunStatus.Canceled => "–",
        RunStatus.Interrupted or RunStatus.NeedsDecision or RunStatus.BudgetExceeded => "!",
        RunStatus.Waiting => "◦",
        _ => "•",
    };

    public static Style StyleOf(RunStatus status) => status switch
    {
        RunStatus.Completed or RunStatus.Stopped => Styles.Good,
        RunStatus.Failed or RunStatus.Interrupted or RunStatus.NeedsDecision or RunStatus.BudgetExceeded => Styles.Bad,
        _ => Styles.Attention,
    };

    /// <summary>The word for a status, as a sentence begins with it.</summary>
    public static string WordOf(RunStatus status) => status switch
    {
        RunStatus.NeedsDecision => "Needs a decision",
        RunStatus.BudgetExceeded => "Budget exceeded",
        _ => status.ToString(),
    };
}

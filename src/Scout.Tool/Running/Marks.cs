using Scout.Revisions.Runs;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>The mark and colour of a status.</summary>
internal static class Marks
{
    public const string Retry = "↻";
    public const string Substitute = "≈";

    /// <summary>A block's mark: an output that only stands in for a failure is no success.</summary>
    public static string Of(BlockSummary block) => block.Replaces is null ? Of(block.Status) : Substitute;

    public static Style StyleOf(BlockSummary block) => block.Replaces is null ? StyleOf(block.Status) : Styles.Attention;

    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Completed => "✓",
        RunStatus.Failed => "✗",
        RunStatus.Canceled => "–",
        RunStatus.Interrupted => "!",
        _ => "•",
    };

    public static Style StyleOf(RunStatus status) => status switch
    {
        RunStatus.Completed => Styles.Good,
        RunStatus.Failed or RunStatus.Interrupted => Styles.Bad,
        _ => Styles.Attention,
    };
}

namespace Scout.Web.Running;

/// <summary>How progress looks and is said: by colour, by sign and by word.</summary>
internal static class ProgressWords
{
    /// <summary>The class of a block in the picture.</summary>
    public static string Class(BlockProgress progress) => progress switch
    {
        BlockProgress.Running => "is-running",
        BlockProgress.Waiting => "is-waiting",
        BlockProgress.Done => "is-done",
        BlockProgress.TakenOver => "is-taken",
        BlockProgress.Failed => "is-failed",
        BlockProgress.Stopped => "is-stopped",
        BlockProgress.Skipped => "is-skipped",
        _ => "is-ahead",
    };

    /// <summary>The sign before its name; none for one that has not begun.</summary>
    public static string? Sign(BlockProgress progress) => progress switch
    {
        BlockProgress.Running => "▶",
        BlockProgress.Waiting => "‖",
        BlockProgress.Done => "✓",
        BlockProgress.TakenOver => "↺",
        BlockProgress.Failed => "✗",
        BlockProgress.Stopped => "■",
        BlockProgress.Skipped => "–",
        _ => null,
    };

    /// <summary>The word for it.</summary>
    public static string Of(BlockProgress progress) => progress switch
    {
        BlockProgress.Running => "running",
        BlockProgress.Waiting => "waiting",
        BlockProgress.Done => "done",
        BlockProgress.TakenOver => "taken over",
        BlockProgress.Failed => "failed",
        BlockProgress.Stopped => "stopped",
        BlockProgress.Skipped => "skipped",
        _ => "to come",
    };
}

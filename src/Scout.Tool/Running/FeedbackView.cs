using System.Collections.Immutable;
using System.Globalization;
using Scout.Runs.Storage;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary>What people and programs think of a run.</summary>
internal static class FeedbackView
{
    /// <summary>All that was said, a line each.</summary>
    public static void Write(IAnsiConsole console, ImmutableArray<RunFeedback> feedback)
    {
        foreach (var said in feedback)
        {
            var score = said.Score is { } given ? $" {Score(given)}" : "";
            var time = said.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
            var line = new Paragraph().Append($"feedback{score}", StyleOf(said.Score)).Append($" by {Words.OneLine(said.By)}, {time}", Styles.Dim);
            console.Write(said.Comment is { } comment ? line.Append($": {Words.OneLine(comment)}") : line);
            console.WriteLine();
        }
    }

    /// <summary>The same in a few letters: the mean of the scores, and how often something was said where that is more than once.</summary>
    public static string Short(FeedbackSummary said) => $"feedback{(said.Score is { } score ? $" {Score(score)}" : "")}{(said.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({said.Count})") : "")}";

    private static string Score(double score) => score.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    private static Style StyleOf(double? score) => score switch
    {
        < 0 => Styles.Bad,
        > 0 => Styles.Good,
        _ => Styles.Attention,
    };
}

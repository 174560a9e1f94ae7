using System.Globalization;
using Scout.Revisions.Runs;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary>What blocks wait for, in words.</summary>
internal static class WaitText
{
    /// <summary>One wait: <c>for the event 'paid' until 2026-12-01 09:00 UTC</c>.</summary>
    public static string Of(BlockWait wait)
    {
        var what = wait.Kind switch
        {
            WaitKind.Event => $"for the event '{wait.Event}'",
            WaitKind.Approval => $"for a decision{(wait.By.IsEmpty ? "" : $" of {string.Join(" or ", wait.By)}")}: {wait.Text}",
            _ => "",
        };
        var until = wait.Next is { } next ? $"until {Moment(next)}" : "";
        return Words.OneLine(wait.Kind == WaitKind.Approval && until.Length > 0 ? $"{until} {what}" : $"{what} {until}".Trim());
    }

    /// <summary>A moment to the minute, or to the second where that is near.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(moment.Second == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How a run that waits goes on: one line for each thing that somebody can do.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stays">Whether this process stays with it.</param>
    public static IEnumerable<string> HowToGoOn(RunSummary run, bool stays = false)
    {
        var id = RunIds.ShortOf(run.RunId);
        var approvals = run.Waits.Count(wait => wait.Wait.Kind == WaitKind.Approval);
        foreach (var (path, wait) in run.Waits)
        {
            var block = approvals > 1 ? $" --block '{Words.OneLine(path)}'" : "";
            yield return wait.Kind switch
            {
                WaitKind.Event => $"{Words.OneLine(path)} waits {Of(wait)}: dotnet scout signal {id} {wait.Event} --data JSON",
                WaitKind.Approval => $"{Words.OneLine(path)} waits {Of(wait)}: dotnet scout approve {id}{block} --reason TEXT, or with --deny",
                _ => $"{Words.OneLine(path)} waits {Of(wait)}",
            };
        }

        yield return stays ? $"Ctrl-C leaves it waiting, dotnet scout cancel {id} ends it."
            : $"dotnet scout resume {id} stays with it{(run.Due is null ? "" : " and goes on when it is due")}, dotnet scout cancel {id} ends it.";
    }
}

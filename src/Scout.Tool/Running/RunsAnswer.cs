using Scout.Environments.Runs;

namespace Scout.Tool.Running;

/// <summary>What <c>runs --format json</c> writes.</summary>
/// <param name="Runs">The runs, newest first.</param>
internal sealed record RunsAnswer(IReadOnlyList<RunsAnswerRun> Runs)
{
    public static RunsAnswer Of(IEnumerable<RunSummary> runs) => new([.. runs.Select(RunsAnswerRun.Of)]);
}

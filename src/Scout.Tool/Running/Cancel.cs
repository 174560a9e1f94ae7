using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>cancel</c>: ends a run, wherever on this machine it is under way.</summary>
internal sealed class Cancel : Verb
{
    private readonly Argument<string> _run = new("RUN") { HelpName = "RUN", Description = "The run's id, or a part that begins or ends only one." };

    public Cancel()
        : base("cancel", "Ends a run that is under way in another process, or one that was interrupted and is not to go on.", "dotnet scout cancel 81d0c44a12")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        Add(_run);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var run = await invocation.Runs.CancelAsync(invocation.Runs.Resolve(invocation.Get(_run)), invocation.Terminal.Time, cancellation);
        invocation.Answer(run, RunningJson.Written, console => RunListView.WriteLine(console, run));
        return ExitCode.Done;
    }
}

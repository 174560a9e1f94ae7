using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Runs.Owning;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>approve</c>: decides what a run asks.</summary>
internal sealed class Approve : Verb
{
    private readonly Argument<string> _run = new("RUN") { HelpName = "RUN", Description = "The run's id, or a part that begins or ends only one." };

    private readonly Option<bool> _deny = new("--deny") { Description = "Denies it." };

    private readonly Option<string> _reason = new("--reason") { Description = "Why, for whoever asks later. It becomes a part of the run.", HelpName = "TEXT", Required = true };

    private readonly Option<string?> _block = new("--block") { Description = "The block that asks, by path, where several do.", HelpName = "BLOCK" };

    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Only keeps the decision for the run, where nobody works on it, in place of going on with it." };

    public Approve()
        : base(
            "approve",
            "Decides what a run asks, as the person that git says you are. Where nobody works on the run, goes on with it.",
            "dotnet scout approve 81d0c44a12 --reason 'checked with the customer'",
            "dotnet scout approve 81d0c44a12 --deny --reason 'over the limit'")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        Add(_run);
        Add(_deny);
        Add(_reason);
        Add(_block);
        Add(_noWait);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var run = RunProcess.ToTell(invocation, invocation.Get(_run)!);
        var reason = invocation.Get(_reason)!;
        var signal = Telling.Decision(
            invocation.Runs.Read(run.RunId), invocation.Get(_block), !invocation.Get(_deny), string.IsNullOrWhiteSpace(reason) ? throw RunningErrors.NoReason() : reason, invocation.Store.Author(), invocation.Terminal.Time.GetUtcNow());
        var target = await invocation.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle, cancellation);
        return await TellRun.RunAsync(invocation, run, target, signal, invocation.Get(_noWait), cancellation);
    }
}

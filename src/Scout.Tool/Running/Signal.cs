using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Revisions.Json;
using Scout.Runs.Owning;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>signal</c>: tells a run that an event has come.</summary>
internal sealed class Signal : Verb
{
    private readonly Argument<string> _run = new("RUN") { HelpName = "RUN", Description = "The run's id, or a part that begins or ends only one." };

    private readonly Argument<string> _name = new("NAME") { HelpName = "NAME", Description = "The event's name, as the WaitFor has it." };

    private readonly Option<string?> _data = new("--data") { Description = "The event's data, as JSON. Default: null.", HelpName = "JSON" };

    private readonly Option<string?> _block = new("--block") { Description = "The block that it is for, by path, where several wait for such an event. Default: the one that has waited longest.", HelpName = "BLOCK" };

    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Only keeps the event for the run, where nobody works on it, in place of going on with it." };

    public Signal()
        : base(
            "signal",
            "Tells a run that an event has come that it waits for, or will. Where nobody works on the run, goes on with it.",
            "dotnet scout signal 81d0c44a12 payment_received --data '{\"amount\": 12.5}'")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        Add(_run);
        Add(_name);
        Add(_data);
        Add(_block);
        Add(_noWait);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var data = invocation.Get(_data) is { } said ? JsonOption.Read(_data.Name, said) : PlainJson.Null;
        var run = RunProcess.ToTell(invocation, invocation.Get(_run)!);
        var target = await invocation.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle, cancellation);
        var signal = Telling.Event(invocation.Runs.Read(run.RunId), target, invocation.Get(_name)!, invocation.Get(_block), data, invocation.Store.Author());
        return await TellRun.RunAsync(invocation, run, target, signal, invocation.Get(_noWait), cancellation);
    }
}

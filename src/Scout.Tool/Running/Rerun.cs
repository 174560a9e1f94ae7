using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Queries;
using Scout.Revisions.Inputs;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Runs.Owning;
using Scout.Runs.Reruns;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Running;

/// <summary><c>rerun</c>: makes a run again, and takes over what is the same.</summary>
internal sealed class Rerun : Verb
{
    private readonly Argument<string> _run = new("RUN") { HelpName = "RUN", Description = "The run's id, or a part that begins or ends only one." };

    private readonly Option<string?> _from = new("--from") { Description = "This block, and everything that follows it, runs again: its id, or its path.", HelpName = "BLOCK" };

    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "A revision to run instead, with development's settings. Default: the run's own.");

    private readonly Option<string[]> _input = new("--input", "-i")
    {
        Description = "One input in place of the run's; may be repeated.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _noWait = RunOptions.NoWait();

    private readonly Option<bool> _watch = new("--watch") { Description = "Shows the blocks live as a tree, with inputs, outputs and times." };

    public Rerun()
        : base(
            "rerun",
            "Makes a run again as a new one: blocks that are the same and are given the same keep what they gave, and it is said which run again and why.",
            "dotnet scout rerun 81d0c44a12",
            "dotnet scout rerun 81d0c44a12 --from triage",
            "dotnet scout rerun 81d0c44a12 --revision latest --input locale=de")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        _from.CompletionSources.Add((CompletionContext context) => Completions.Blocks(context, context.ParseResult.GetValue(_run)).Select(path => new CompletionItem(path)));
        Add(_run);
        Add(_from);
        Add(_revision);
        Add(_input);
        Add(_noWait);
        Add(_watch);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (terminal, runs) = (invocation.Terminal, invocation.Runs);
        var (earlier, target, plan) = await RerunOrder.MakeAsync(runs, invocation.Store, runs.Resolve(invocation.Get(_run)), invocation.Get(_revision), invocation.Get(_from), cancellation);
        var inputs = await InputsAsync(earlier, invocation.Get(_input)!, target, terminal.Input, cancellation);
        using var view = RunView.For(invocation.IsJson, invocation.Get(_watch), terminal, target);
        target = target with { IsWatched = view.IsLive };
        terminal.ShowActivity(null);
        var run = await RunProcess.RunAsync(invocation, owner => owner.RerunAsync(target, inputs, earlier.RunId, plan.Earlier, Asked.ByTool, cancellation), view, invocation.Get(_noWait), cancellation);
        view.Dispose();
        if (!run.Refusals.IsEmpty)
        {
            return RunProcess.RefusedAgain(invocation, run, runs.Entry(earlier.RunId));
        }

        var end = await run.End;
        if (!invocation.IsJson)
        {
            Tell(terminal, end, plan);
        }

        return RunProcess.End(invocation, end, view, cancellation);
    }

    private static async Task<JsonElement> InputsAsync(RunSummary earlier, string[] said, RunTarget target, TextReader stdin, CancellationToken cancellation)
    {
        var inputs = JsonObject.Create(earlier.Inputs)!;
        var others = await RunInputs.ReadAsync(said, null, stdin, JsonElement.Parse(target.Revision.Bytes.Span).GetProperty("input"), cancellation);
        foreach (var input in others.EnumerateObject())
        {
            inputs[input.Name] = JsonNode.Parse(input.Value.GetRawText());
        }

        return said.Length == 0 ? earlier.Inputs : JsonSerializer.SerializeToElement(inputs, ToolJson.Plain.Line);
    }

    private static void Tell(Terminal terminal, RunSummary run, RerunPlan plan)
    {
        var work = run.Order.Where(path => RerunPlan.IsWork(run.Blocks[path].Type)).ToImmutableArray();
        var taken = work.Count(path => run.Blocks[path].TakenFrom is not null);
        terminal.Console.WriteLine();
        terminal.Output.WriteLine($"{Measures.Several(taken, "block keeps", "blocks keep")} what the run {RunIds.ShortOf(run.RerunOf!)} gave.");
        foreach (var path in work.Where(path => run.Blocks[path].TakenFrom is null))
        {
            terminal.Output.WriteLine(Words.Safe($"  {path} ran again: {plan.Again.GetValueOrDefault(path) ?? (plan.Earlier.ContainsKey(path) ? RerunPlan.GivenOther : "it did not run before")}"));
        }
    }
}

using System.CommandLine;
using System.Text.Json;
using Scout.Environments.Runs;
using Scout.Revisions.Runs;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Running;

/// <summary><c>runs</c>: this machine's runs.</summary>
internal sealed class Runs : Verb
{
    private readonly RunFilters _filters = new();

    private readonly Option<string?> _block = new("--block") { Description = "Only runs in which this block began: its id, or its path.", HelpName = "BLOCK" };

    private readonly Option<int> _last = new("--last") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 20 };

    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Stays and adds each run as it ends, until Ctrl+C. With json: one line each." };

    public Runs()
        : base("runs", "Lists this machine's runs, newest first.", "dotnet scout runs", "dotnet scout runs --environment production --status failed --since 7d")
    {
        _filters.AddTo(this);
        Add(_block);
        Add(_last);
        Add(_follow);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (logs, filter, block) = (RunLogs.Of(invocation.Project), _filters.Of(invocation), invocation.Get(_block));
        bool Wanted(RunSummary run) => block is null || BlockPaths.Matching(logs.Read(run.RunId), block).Any();

        var runs = logs.List(filter).Where(Wanted).Take(Math.Max(0, invocation.Get(_last))).ToArray();
        if (!invocation.Get(_follow))
        {
            invocation.Answer(RunsAnswer.Of(runs), console => RunListView.Write(console, runs, invocation.Terminal.Time.GetUtcNow()));
            return ExitCode.Done;
        }

        await foreach (var run in logs.EndingAsync(filter, runs, cancellation))
        {
            if (!Wanted(run))
            {
                continue;
            }

            if (invocation.IsJson)
            {
                invocation.Terminal.Output.WriteLine(JsonSerializer.Serialize(RunsAnswerRun.Of(run), ToolJson.Line));
            }
            else
            {
                RunListView.WriteLine(invocation.Terminal.Console, run);
            }
        }

        return ExitCode.Done;
    }
}

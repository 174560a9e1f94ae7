using System.Collections.Immutable;
using System.CommandLine;
using Scout.Environments.Queries;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>history</c>: a workflow's revisions.</summary>
internal sealed class History : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();
    private readonly Option<int> _limit = new("--limit") { Description = "How many revisions at most; 0: all.", HelpName = "N", DefaultValueFactory = _ => 20 };

    public History()
        : base(
            "history",
            "A workflow's revisions, newest first: id, name, notes, author, time, commit, where deployed.",
            "dotnet scout history",
            "dotnet scout history support-desk --limit 50 --format json")
    {
        Add(_workflow);
        Add(_limit);
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var workflow = invocation.Store.Workflow(invocation.Get(_workflow));
        var all = invocation.Store.History(workflow);
        var limit = invocation.Get(_limit);
        var shown = limit > 0 ? [.. all.Take(limit)] : all;
        invocation.Answer(
            new HistoryAnswer(workflow, shown),
            ReviewingJson.Written,
            console => HistoryView.Write(console, workflow, shown, all.Length - shown.Length, invocation.Terminal.Time.GetUtcNow()));
        return Task.FromResult(ExitCode.Done);
    }
}

/// <summary>What <c>history --format json</c> writes.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Revisions">The revisions, newest first.</param>
internal sealed record HistoryAnswer(string Workflow, ImmutableArray<HistoryEntry> Revisions);

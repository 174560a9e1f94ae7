using System.Collections.Immutable;
using System.CommandLine;
using Scout.Environments.Promotions;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>promote</c>: moves an environment's pointer to a revision.</summary>
internal sealed class Promote : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();
    private readonly Option<bool> _all = new("--all") { Description = "Every workflow that is not gone, one after the other." };
    private readonly Option<string?> _to = CommonArguments.Target("--to", "The environment to move.");
    private readonly Option<string?> _from = CommonArguments.Environment("--from", "The environment to take the revision from. Default: the first that the target requires.");
    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "A revision, instead of --from.");
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, for the record.", HelpName = "TEXT" };
    private readonly Option<bool> _plan = new("--plan") { Description = "Asks every gate, shows what would change, changes nothing." };
    private readonly Option<string?> _expect = CommonArguments.RevisionOption("--expect", "The revision that the pointer must be at now, or none.");
    private readonly Option<bool> _unblock = new("--unblock") { Description = "Lets a revision back in that was rolled back from there." };

    public Promote()
        : base(
            "promote",
            "Moves an environment's pointer to a revision, if every gate lets it.",
            "dotnet scout promote --to staging --reason \"Kinder first reply\"",
            "dotnet scout promote support-desk --to production --plan")
    {
        Add(_workflow);
        Add(_all);
        Add(_to);
        Add(_from);
        Add(_revision);
        Add(_reason);
        Add(_plan);
        Add(_expect);
        Add(_unblock);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var moves = new List<MoveReport>();
        foreach (var workflow in Workflows(invocation))
        {
            var outcome = await invocation.Store.PromoteAsync(Request(invocation, workflow), cancellation);
            moves.Add(MoveReport.Of(invocation.Store, outcome, isWhole: invocation.Get(_plan)));
        }

        if (invocation.Get(_all))
        {
            invocation.Answer(new MovesAnswer([.. moves.Select(MoveAnswer.Of)]), ReviewingJson.Written, console => MoveView.Write(console, moves));
        }
        else
        {
            invocation.Answer(MoveAnswer.Of(moves[0]), ReviewingJson.Written, console => MoveView.Write(console, moves));
        }

        MoveView.WriteRefusals(invocation.Terminal, moves);
        return MoveReport.CodeOf(moves);
    }

    private ImmutableArray<string> Workflows(Invocation invocation)
    {
        var workflow = invocation.Get(_workflow);
        return !invocation.Get(_all) ? [invocation.Store.Workflow(workflow)]
            : workflow is not null ? throw ReviewErrors.AllAndWorkflow(workflow)
            : invocation.Get(_expect) is not null ? throw ReviewErrors.AllAndExpect()
            : invocation.Store.PresentWorkflows();
    }

    private PromoteRequest Request(Invocation invocation, string workflow) => new()
    {
        Workflow = workflow,
        To = invocation.Get(_to)!,
        From = invocation.Get(_from),
        Revision = invocation.Get(_revision),
        Reason = invocation.Get(_reason),
        Plan = invocation.Get(_plan),
        Expect = invocation.Get(_expect),
        Unblock = invocation.Get(_unblock),
    };
}

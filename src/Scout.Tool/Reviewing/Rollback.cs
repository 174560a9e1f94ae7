using System.CommandLine;
using Scout.Environments.Promotions;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>rollback</c>: moves an environment's pointer back.</summary>
internal sealed class Rollback : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();
    private readonly Option<string?> _environment = CommonArguments.Target("--environment", "The environment.");
    private readonly Option<string?> _to = CommonArguments.RevisionOption("--to", "The promotion (4-81d0c44a12) or the revision to go back to. Default: what was there before the last promotion.");
    private readonly Option<string> _reason = new("--reason") { Description = "Why, for the record.", HelpName = "TEXT", Required = true };
    private readonly Option<bool> _plan = new("--plan") { Description = "Shows what would change, changes nothing." };
    private readonly Option<string?> _expect = CommonArguments.RevisionOption("--expect", "The revision that the pointer must be at now.");

    public Rollback()
        : base(
            "rollback",
            "Undoes the last promotion of an environment - revision, bundle and settings - and keeps out what it brought.",
            "dotnet scout rollback --environment production --reason \"Answers in the wrong language\"",
            "dotnet scout rollback --environment production --to 4-81d0c44a12 --reason \"The tone of last week\"")
    {
        Add(_workflow);
        Add(_environment);
        Add(_to);
        Add(_reason);
        Add(_plan);
        Add(_expect);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var request = new RollbackRequest
        {
            Workflow = invocation.Store.Workflow(invocation.Get(_workflow)),
            Environment = invocation.Get(_environment)!,
            To = invocation.Get(_to),
            Reason = invocation.Get(_reason)!,
            Plan = invocation.Get(_plan),
            Expect = invocation.Get(_expect),
        };
        var outcome = await invocation.Store.RollbackAsync(request, cancellation);
        MoveReport[] moves = [MoveReport.Of(invocation.Store, outcome, isWhole: true)];
        invocation.Answer(MoveAnswer.Of(moves[0]), ReviewingJson.Written, console => MoveView.Write(console, moves));
        MoveView.WriteRefusals(invocation.Terminal, moves);
        return MoveReport.CodeOf(moves);
    }
}

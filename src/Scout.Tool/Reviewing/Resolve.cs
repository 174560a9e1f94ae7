using System.CommandLine;
using Scout.Environments.Promotions;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>resolve</c>: mends a manifest that was taken back.</summary>
internal sealed class Resolve : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();

    private readonly Option<string> _take = new Option<string>("--take")
    {
        Description = "records: the environments are where the last promotions put them. manifest: they are where the manifest has them, and each that moves back is recorded as a rollback.",
        HelpName = "records|manifest",
        Required = true,
    }.AcceptOnlyFromAmong("records", "manifest");

    private readonly Option<string?> _reason = new("--reason") { Description = "Why, for the record; needed with --take manifest.", HelpName = "TEXT" };

    public Resolve()
        : base(
            "resolve",
            "Says what counts where a commit, a merge or an edit took a manifest back behind its promotions; until then nothing runs or moves there.",
            "dotnet scout resolve --take records",
            "dotnet scout resolve --take manifest --reason \"The revert of last night was meant\"")
    {
        Add(_workflow);
        Add(_take);
        Add(_reason);
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var outcome = invocation.Store.Mend(
            new MendRequest
            {
                Workflow = invocation.Store.Workflow(invocation.Get(_workflow)),
                Take = invocation.Get(_take) == "records" ? TruthOfManifest.Records : TruthOfManifest.Manifest,
                Reason = string.IsNullOrWhiteSpace(invocation.Get(_reason)) ? null : invocation.Get(_reason)!.Trim(),
            },
            cancellation);
        var answer = new ResolveAnswer(outcome.Workflow, [.. outcome.Promotions.Select(promotion => promotion.Id)], [.. outcome.Rollbacks.Select(rollback => rollback.Id)]);
        invocation.Answer(answer, ReviewingJson.Written, console => ResolveView.Write(console, outcome));
        return Task.FromResult(ExitCode.Done);
    }
}

/// <summary>What <c>resolve</c> writes with <c>--format json</c>.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Promotions">The promotions that the manifest had lost, oldest first.</param>
/// <param name="Rollbacks">The rollbacks that were recorded.</param>
internal sealed record ResolveAnswer(string Workflow, IReadOnlyList<string> Promotions, IReadOnlyList<string> Rollbacks);

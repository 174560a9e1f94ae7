using System.CommandLine;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>publish</c>: makes the bundle of what is built.</summary>
internal sealed class Publish : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();

    private readonly Option<string?> _configuration = new("--configuration", "-c")
    {
        Description = "The configuration to publish; default: Release, and where that is another revision the one that was built.",
    };

    public Publish()
        : base("publish", "Makes the bundle of what is built: the files that a run of the revision needs. Promotions do it when it is missing.", "dotnet scout publish", "dotnet scout publish support-desk --configuration Release")
    {
        Add(_workflow);
        Add(_configuration);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var outcome = await invocation.Store.PublishAsync(invocation.Get(_workflow), invocation.Get(_configuration), cancellation);
        invocation.Answer(outcome, UpkeepJson.Written, console => BundleView.Write(console, outcome));
        return ExitCode.Done;
    }
}

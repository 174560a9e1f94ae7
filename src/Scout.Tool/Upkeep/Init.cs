using Scout.Environments;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Upkeep;

/// <summary><c>init</c>: writes <c>scout.json</c> and <c>.scout/</c> into a project.</summary>
internal sealed class Init : Verb
{
    public Init()
        : base("init", "Writes scout.json and .scout/ into a project. What is there already stays as it is.", "dotnet scout init", "dotnet scout init --project src/Desk")
    {
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var outcome = ScoutProject.Init(invocation.Folder);
        invocation.Answer(InitAnswer.Of(outcome), console => InitView.Write(console, outcome));
        return Task.FromResult(ExitCode.Done);
    }
}

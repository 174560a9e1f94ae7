using Scout.Environments.Projects;
using Scout.Tool.Answers;
using Scout.Tool.CommandLine;
using Scout.Tool.Views;

namespace Scout.Tool.Commands;

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

using Scout.Environments.Projects;
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
        invocation.Answer(InitAnswer.Of(outcome), UpkeepJson.Written, console => InitView.Write(console, outcome));
        return Task.FromResult(ExitCode.Done);
    }
}

/// <summary>What <c>init --format json</c> writes.</summary>
/// <param name="Project">The folder of <c>scout.json</c>, absolute.</param>
/// <param name="Written">The files that were not there before, relative to the folder, with <c>/</c>.</param>
internal sealed record InitAnswer(string Project, IReadOnlyList<string> Written)
{
    public static InitAnswer Of(InitOutcome outcome) => new(
        outcome.Project.Root,
        [.. outcome.Written.Select(file => Path.GetRelativePath(outcome.Project.Root, file).Replace('\\', '/'))]);
}

using Scout.Environments;

namespace Scout.Tool.Upkeep;

/// <summary>What <c>init --format json</c> writes.</summary>
/// <param name="Project">The folder of <c>scout.json</c>, absolute.</param>
/// <param name="Written">The files that were not there before, relative to the folder, with <c>/</c>.</param>
internal sealed record InitAnswer(string Project, IReadOnlyList<string> Written)
{
    public static InitAnswer Of(InitOutcome outcome) => new(
        outcome.Project.Root,
        [.. outcome.Written.Select(file => Path.GetRelativePath(outcome.Project.Root, file).Replace('\\', '/'))]);
}

using Scout.Environments;

namespace Scout.Tool.Upkeep;

/// <summary>What <c>restore --format json</c> writes.</summary>
/// <param name="Bundles">The bundles whose files are back.</param>
internal sealed record RestoreAnswer(IReadOnlyList<RestoreAnswerBundle> Bundles)
{
    public static RestoreAnswer Of(IEnumerable<RestoredBundle> bundles) =>
        new([.. bundles.Select(bundle => new RestoreAnswerBundle(bundle.Bundle, bundle.Folder))]);
}

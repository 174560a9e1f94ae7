using Scout.Environments.Files;
using Scout.Environments.Projects;

namespace Scout.Environments.Records;

/// <summary>Workflows that no project builds any more: their class or their project was removed. What was promoted of them stays where it is.</summary>
internal sealed class GoneWorkflows(StoreContext store)
{
    private readonly LatestBuilds _latest = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);

    /// <summary>Whether no project here builds a workflow any more, as far as this machine knows.</summary>
    public bool Has(string workflow) =>
        _latest.Of(workflow) is { } latest
            ? latest.Project is not { } project || IsMissing(project)
            : PromotedFrom(workflow) is { } owner && Built() is { Count: > 0 } built && (built.Contains(owner) || IsMissing(owner));

    /// <summary>Whether it was never promoted either.</summary>
    public bool HasUnpromoted(string workflow) => Has(workflow) && _promotions.Manifest(workflow).Serial == 0;

    // A fresh clone has no build of it; a machine that builds nothing at all (an image, a server) cannot know.
    private HashSet<string> Built() => [.. _latest.Workflows().Select(workflow => _latest.Of(workflow)?.Project).OfType<string>()];

    private string? PromotedFrom(string workflow) => _promotions.Manifest(workflow).Environments.Values
        .Select(pointer => EventRecord.LastBuild(_events.Of(workflow, pointer.Revision))?.Project)
        .OfType<string>()
        .FirstOrDefault();

    private bool IsMissing(string project) => store.Files.Operations.KindOf(store.Absolute(project)) == PathKind.None;
}

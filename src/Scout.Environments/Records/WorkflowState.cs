using System.Collections.Immutable;

namespace Scout.Environments.Records;

/// <summary>Where a workflow's environments point and how that came to be: the manifest and the chain of records below its head, oldest first.</summary>
internal sealed record WorkflowState(Manifest Manifest, ImmutableArray<Promotion> Chain)
{
    public Pointer? At(string environment) => Manifest.Environments.GetValueOrDefault(environment);

    public IEnumerable<Promotion> Of(string environment) => Chain.Where(promotion => promotion.Environment == environment);

    /// <summary>The record that put an environment where it is.</summary>
    public Promotion? Last(string environment) => Of(environment).LastOrDefault();

    /// <summary>Revisions that were rolled back from an environment and not let in again.</summary>
    public ImmutableHashSet<string> Blocked(string environment)
    {
        var blocked = ImmutableHashSet<string>.Empty;
        foreach (var promotion in Of(environment))
        {
            blocked = promotion is { Kind: PromotionKind.Rollback, From: { } bad } ? blocked.Add(bad)
                : promotion.Unblock ? blocked.Remove(promotion.Revision)
                : blocked;
        }

        return blocked;
    }

    /// <summary>Whether an environment has pointed at a revision, and it was not rolled back from there since.</summary>
    public bool HasPassed(string environment, string revision)
    {
        var passed = false;
        foreach (var promotion in Of(environment))
        {
            passed = promotion.Revision == revision || (passed && !(promotion.Kind == PromotionKind.Rollback && promotion.From == revision));
        }

        return passed;
    }

    /// <summary>The record that put an environment at its last known good revision, before the one where it is now; or none.</summary>
    public Promotion? LastKnownGood(string environment)
    {
        var blocked = Blocked(environment);
        var now = At(environment)?.Revision;
        return Of(environment).LastOrDefault(promotion => promotion.Revision != now && !blocked.Contains(promotion.Revision));
    }

    /// <summary>The bundle that a promotion pinned for a revision, the newest first; or none.</summary>
    public string? Bundle(string revision) => Chain.LastOrDefault(promotion => promotion.Revision == revision)?.Bundle;
}

using System.Collections.Immutable;

namespace Scout.Environments.Records;

/// <summary>Where a workflow's environments point and how that came to be: the manifest and the chain of records below its head, oldest first.</summary>
internal sealed record WorkflowState(Manifest Manifest, ImmutableArray<Promotion> Chain)
{
    public Pointer? At(string environment) => Manifest.Environments.GetValueOrDefault(environment);

    public IEnumerable<Promotion> Of(string environment) => Chain.Where(promotion => promotion.Environment == environment);

    /// <summary>The record that put an environment where it is.</summary>
    public Promotion? Last(string environment) => Of(environment).LastOrDefault();

    /// <summary>Revisions that were rolled back from an environment and not let in again. Where only settings were taken back, the revision was not at fault.</summary>
    public ImmutableHashSet<string> Blocked(string environment)
    {
        var blocked = ImmutableHashSet<string>.Empty;
        foreach (var promotion in Of(environment))
        {
            blocked = promotion is { Kind: PromotionKind.Rollback, From: { } bad } && bad != promotion.Revision ? blocked.Add(bad)
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

    /// <summary>What an environment stands on, oldest first: its moves without those that a rollback undid. The last is where it is.</summary>
    public ImmutableArray<Promotion> Standing(string environment)
    {
        var standing = new List<Promotion>();
        foreach (var promotion in Of(environment))
        {
            var back = promotion.Kind == PromotionKind.Rollback ? standing.FindLastIndex(promotion.IsWhere) : -1;
            if (back >= 0)
            {
                standing.RemoveRange(back + 1, standing.Count - back - 1);
            }
            else
            {
                standing.Add(promotion);
            }
        }

        return [.. standing];
    }

    /// <summary>Where a rollback goes by itself: what the environment stood on before the promotion that brought it where it is; or none.</summary>
    public Promotion? LastKnownGood(string environment)
    {
        var standing = Standing(environment);
        var blocked = Blocked(environment);
        return standing.IsEmpty ? null : standing.LastOrDefault(promotion => !promotion.IsWhere(standing[^1]) && !blocked.Contains(promotion.Revision));
    }

    /// <summary>The bundle that a promotion pinned for a revision, the newest first; or none.</summary>
    public string? Bundle(string revision) => Chain.LastOrDefault(promotion => promotion.Revision == revision)?.Bundle;
}

using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Records;
using Scout.Runs.Queries;

namespace Scout.Web.Logs;

/// <summary>What changed before a workflow started to fail in an environment.</summary>
/// <param name="Begin">Where it began.</param>
/// <param name="What">What changed.</param>
/// <param name="SomeSucceed">Whether there were runs since then that succeeded: what changed is what came before the first failure like this one.</param>
/// <param name="Moves">The promotions and rollbacks that came between the last run that succeeded and the first that failed, oldest first.</param>
/// <param name="From">What to compare from, as a revision expression; none where there is nothing to compare.</param>
/// <param name="To">What to compare to.</param>
internal sealed record FailureTrail(FailureBegin Begin, TrailKind What, bool SomeSucceed, ImmutableArray<Promotion> Moves, string? From, string? To)
{
    /// <summary>What changed before failures began.</summary>
    /// <param name="store">The store.</param>
    /// <param name="begin">Where they began.</param>
    public static FailureTrail Of(Store store, FailureBegin begin)
    {
        if (begin.LastGood is not { } good)
        {
            return new(begin, TrailKind.NeverWorked, false, [], null, null);
        }

        // Where the last that succeeded ran what fails now, it is what came before the first failure like this one.
        return Changed(good, begin.First) ? Of(store, begin, good, begin.First, isOther: false)
            : begin.GoodBeforeAlike is { } before ? Of(store, begin, before, begin.FirstAlike, isOther: true)
            : new(begin, TrailKind.Nothing, false, [], null, null);
    }

    private static FailureTrail Of(Store store, FailureBegin begin, RunEntry good, RunEntry bad, bool isOther) => new(
        begin,
        good.RevisionId != bad.RevisionId ? TrailKind.Revision : TrailKind.Settings,
        isOther,
        Between(store, good, bad),
        good.PromotionId ?? good.RevisionId,
        bad.PromotionId ?? bad.RevisionId);

    private static bool Changed(RunEntry good, RunEntry bad) => good.RevisionId != bad.RevisionId || good.PromotionId != bad.PromotionId;

    // A run outlives the workflow and the checkout that it was started from.
    private static ImmutableArray<Promotion> Between(Store store, RunEntry good, RunEntry bad)
    {
        if (bad.PromotionId is null || !store.Workflows().Contains(bad.Workflow))
        {
            return [];
        }

        var there = store.Promotions(bad.Workflow).Where(promotion => promotion.Environment == bad.Environment).Reverse().ToImmutableArray();
        var first = Index(there, good.PromotionId);
        var last = Index(there, bad.PromotionId);
        return last > first ? there[(first + 1)..(last + 1)] : [];
    }

    private static int Index(ImmutableArray<Promotion> promotions, string? id)
    {
        for (var i = 0; i < promotions.Length; i++)
        {
            if (promotions[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>What changed before failures began.</summary>
internal enum TrailKind
{
    /// <summary>No run has succeeded there.</summary>
    NeverWorked,

    /// <summary>Another revision runs.</summary>
    Revision,

    /// <summary>The same revision runs with other settings.</summary>
    Settings,

    /// <summary>The same revision runs with the same settings: what it was given, or what it calls, differs.</summary>
    Nothing,
}

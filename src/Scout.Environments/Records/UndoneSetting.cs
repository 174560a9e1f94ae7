using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>A setting that was rolled back from an environment: what a promotion brought that had brought nothing but settings.</summary>
/// <param name="Setting">The setting, from the good one to the bad one.</param>
/// <param name="Bad">The settings that it was taken out of.</param>
/// <param name="Rollback">The record that took it back.</param>
internal sealed record UndoneSetting(DiffEntry Setting, RunSettings Bad, Promotion Rollback)
{
    /// <summary>Whether settings have what was taken back.</summary>
    public bool IsIn(RunSettings settings) => !Differences(Bad, settings).Any(entry => entry.Key == Setting.Key);

    /// <summary>What was rolled back from an environment and not let in again.</summary>
    public static ImmutableArray<UndoneSetting> Of(IEnumerable<Promotion> environment)
    {
        var undone = ImmutableArray<UndoneSetting>.Empty;
        Promotion? left = null;
        foreach (var promotion in environment)
        {
            if (promotion.Kind == PromotionKind.Rollback && left is not null && left.Revision == promotion.Revision)
            {
                undone = [.. undone, .. Differences(promotion.Settings, left.Settings).Select(entry => new UndoneSetting(entry, left.Settings, promotion))];
            }
            else if (promotion.Unblock)
            {
                undone = [.. undone.Where(setting => !setting.IsIn(promotion.Settings))];
            }

            left = promotion;
        }

        return undone;
    }

    private static ImmutableArray<DiffEntry> Differences(RunSettings before, RunSettings after) => SettingsDiff.Between(before, after, (_, _) => true);
}

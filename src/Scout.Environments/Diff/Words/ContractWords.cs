using System.Collections.Immutable;

namespace Scout.Environments.Diff.Words;

/// <summary>What callers of a workflow see of a diff, in words.</summary>
/// <param name="Level">How much it asks of them: <c>breaking</c>, <c>risky</c>, <c>safe</c>; <c>equal</c> where nothing is for them.</param>
/// <param name="Inputs">What differs in what they send.</param>
/// <param name="Outputs">What differs in what they get back.</param>
internal sealed record ContractWords(Word Level, ImmutableArray<ContractLine> Inputs, ImmutableArray<ContractLine> Outputs)
{
    /// <summary>Of a diff.</summary>
    public static ContractWords Of(DiffResult diff) => new(Signs.Of(diff.Axes.Contract), Lines(diff, EntryKind.Input), Lines(diff, EntryKind.Result));

    private static ImmutableArray<ContractLine> Lines(DiffResult diff, EntryKind kind) =>
        [.. diff.Blocks.Where(entry => entry.Kind == kind).SelectMany(entry => entry.Settings).Select(Line).OrderByDescending(line => line.Order)];

    // What is judged for callers says so; else it comes from elsewhere, and is of the same shape.
    private static ContractLine Line(SettingChange change) => change.Judged is { Axis: DiffAxis.Contract } impact
        ? new(Signs.Of(impact.Level), (int)impact.Level, change.Setting, change.Summary, impact.Reason)
        : new(Signs.Of(DiffLevel.Unchanged), 0, change.Setting, change.Summary, "for callers the same; it comes from elsewhere");
}

/// <summary>One thing that differs for callers.</summary>
/// <param name="Level">How much it asks of them.</param>
/// <param name="Order">The same as a number: the more, the more.</param>
/// <param name="Member">The member: <c>ticket</c>, <c>customer.name</c>.</param>
/// <param name="What">What differs: <c>adds `ticket` (optional)</c>.</param>
/// <param name="Why">What that is to them.</param>
internal sealed record ContractLine(Word Level, int Order, string Member, string What, string Why);

namespace Scout.Environments.Diff;

/// <summary>One judgement about a difference.</summary>
/// <param name="Axis">Who feels it.</param>
/// <param name="Level">How much.</param>
/// <param name="Rule">The rule's stable name, such as <c>input-required-added</c>.</param>
/// <param name="Reason">Why, in a few words: <c>model behaviour</c>.</param>
internal sealed record Impact(DiffAxis Axis, DiffLevel Level, string Rule, string Reason);

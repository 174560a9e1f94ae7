namespace LeadDesk;

/// <summary>How well a lead fits us.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Reason">Why, in one sentence.</param>
[Shape]
public sealed record Fit(int Score, string Reason);

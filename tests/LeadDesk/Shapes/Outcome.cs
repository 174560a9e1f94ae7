namespace LeadDesk;

/// <summary>What became of a lead.</summary>
/// <param name="Verdict">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Score">How well it fits, 0 to 100.</param>
/// <param name="Seller">Who calls, where it was filed.</param>
/// <param name="Record">Its number in the CRM, where it was filed.</param>
/// <param name="Opener">How the call may begin.</param>
[Shape]
public sealed record Outcome(Verdict Verdict, string Reason, int? Score = null, string? Seller = null, string? Record = null, string? Opener = null);

/// <summary>What was decided of a lead.</summary>
public enum Verdict
{
    /// <summary>It was filed in the CRM.</summary>
    Filed,

    /// <summary>It does not fit.</summary>
    Declined,

    /// <summary>Nobody knows the company.</summary>
    Unknown,
}

/// <summary>What the CRM says of a lead that it took.</summary>
/// <param name="Id">Its number.</param>
[Shape]
public sealed record Filed(string Id);

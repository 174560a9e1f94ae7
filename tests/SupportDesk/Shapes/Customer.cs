namespace SupportDesk;

/// <summary>A customer as the shop knows them.</summary>
/// <param name="Name">How to address them.</param>
/// <param name="Tier">1: everybody; 2: regular; 3: has a contact person.</param>
/// <param name="ContactPerson">Who looks after them, for tier 3.</param>
[Shape]
public sealed record Customer(string Name, int Tier, string? ContactPerson = null);

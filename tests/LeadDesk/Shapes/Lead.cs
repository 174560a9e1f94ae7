namespace LeadDesk;

/// <summary>Somebody who wrote to us.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Message">What they wrote.</param>
[Shape]
public sealed record Lead(string Name, string Email, string Message);

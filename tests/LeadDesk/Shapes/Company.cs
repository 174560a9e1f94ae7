namespace LeadDesk;

/// <summary>A company as the register knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Its country, two letters.</param>
/// <param name="Staff">How many people work there.</param>
/// <param name="Industry">What it does.</param>
[Shape]
public sealed record Company(string Name, string Country, int Staff, string Industry);

/// <summary>News of a company.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Date">When it appeared.</param>
[Shape]
public sealed record Article(string Title, DateOnly Date);

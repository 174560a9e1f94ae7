namespace SupportDesk;

/// <summary>A message of a customer.</summary>
/// <param name="UserMessage">What the customer wrote.</param>
/// <param name="CustomerEmail">Where it came from, where that is known.</param>
/// <param name="Locale">The language that the customer reads: en, de, fr, ...</param>
[Shape]
public sealed record Request(string UserMessage, string? CustomerEmail = null, string Locale = "en");

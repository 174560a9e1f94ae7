namespace SupportDesk;

/// <summary>What the model makes of a message.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="Urgent">Whether the customer loses money, data or patience while waiting.</param>
/// <param name="Summary">The message in one sentence.</param>
/// <param name="Questions">Each question in it, on its own, so that it can be answered alone.</param>
[Shape]
public sealed record Triage(Category Category, bool Urgent, string Summary, IReadOnlyList<string> Questions);

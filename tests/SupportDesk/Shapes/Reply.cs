namespace SupportDesk;

/// <summary>What goes back to the customer, and what the desk needs to know.</summary>
/// <param name="Answer">The whole letter, in the customer's language.</param>
/// <param name="Category">What the message is about.</param>
/// <param name="Urgent">Whether a person looks at it today.</param>
/// <param name="Orders">One line for each order that the message names.</param>
/// <param name="Refund">What may be paid back without asking anybody, in euros.</param>
[Shape]
public sealed record Reply(string Answer, Category Category, bool Urgent, IReadOnlyList<string> Orders, decimal Refund);

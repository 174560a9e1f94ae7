using Scout;

namespace NamespaceName;

/// <summary>What comes in.</summary>
/// <param name="Text">What the customer wrote.</param>
/// <param name="Customer">The customer's name.</param>
[Shape]
public sealed record Request(string Text, string Customer = "there");

/// <summary>What goes out.</summary>
/// <param name="Answer">The answer to send.</param>
/// <param name="Category">What the message was about.</param>
[Shape]
public sealed record Reply(string Answer, string Category);

/// <summary>What the model makes of a message.</summary>
/// <param name="Category">One of: order, complaint, other.</param>
/// <param name="Upset">Whether the customer is upset.</param>
[Shape]
public sealed record Triage(string Category, bool Upset);

/// <summary>An order.</summary>
/// <param name="Number">Its number, if the message names one.</param>
/// <param name="State">Where it is, as a sentence.</param>
[Shape]
public sealed record Order(string? Number, string State);

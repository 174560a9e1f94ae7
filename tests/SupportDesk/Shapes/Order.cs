namespace SupportDesk;

/// <summary>An order.</summary>
/// <param name="Number">Its number, such as A-1042.</param>
/// <param name="Item">What was ordered.</param>
/// <param name="Price">What was paid, in euros.</param>
/// <param name="State">Where it is.</param>
/// <param name="Expected">When it arrives, where that is known.</param>
[Shape]
public sealed record Order(string Number, string Item, decimal Price, OrderState State, DateOnly? Expected = null);

namespace Scout.Workflows.Tests.Authoring;

public enum Topic
{
    Billing,
    NewOrder,
}

[Shape] public sealed record Line(string Name, double Price);

[Shape] public sealed record Order(string Id, IReadOnlyList<Line> Lines, Line? First = null, string[]? Tags = null);

[Shape] public sealed record Question(string Text, double Score, bool Urgent, Topic Topic, Order Order, List<Order> Orders);

[Shape] public sealed record Answer(string Text, int? Rating = null);

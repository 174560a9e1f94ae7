namespace Scout.Workflows.Tests.Authoring;

/// <summary>Code blocks of the tests.</summary>
public static class Methods
{
    public static TimeSpan HowLong() => TimeSpan.FromHours(2);

    public static int Now() => 1;

    public static Task<int> Later(CancellationToken cancellation) => Task.FromResult(cancellation.IsCancellationRequested ? 0 : 1);

    public static ValueTask<int> Soon(string text) => ValueTask.FromResult(text.Length);

    public static string Three(string text, int number, Line line) => $"{text}{number}{line}";

    public static int Lists(IReadOnlyList<Line> lines, string[] names) => lines.Count + names.Length;

    public static async ValueTask<string> Eight(
        string a, string b, string c, string d, string e, string f, string g, string h, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return a + b + c + d + e + f + g + h;
    }

    /// <summary>Finds an order.</summary>
    /// <param name="id">The order's id.</param>
    /// <param name="most">How many are looked at.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static Order? FindOrder(string id, int most = 10, CancellationToken cancellation = default) =>
        most > 0 && !cancellation.IsCancellationRequested ? new(id, []) : null;

    public static Line FirstLine(Order order) => order.Lines[0];

    public static Line? PerhapsLine(Order order) => order.Lines.Count > 0 ? order.Lines[0] : null;

    public static Task<Line?> LaterLine(Order order) => Task.FromResult(PerhapsLine(order));

    public static async Task Nothing(string text) => await Task.FromResult(text);

    public static T Same<T>(T value) => value;

    internal static string Hidden(string text) => text;
}

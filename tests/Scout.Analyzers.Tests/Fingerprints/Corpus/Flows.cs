using System.Runtime.CompilerServices;

namespace Corpus;

public readonly struct Later(int value)
{
    public Waiter GetAwaiter() => new(value);
}

public readonly struct Waiter(int value) : INotifyCompletion
{
    public bool IsCompleted => value >= 0;

    public int GetResult() => value + 1;

    public void OnCompleted(Action continuation) => continuation();
}

public sealed class Scope : IAsyncDisposable
{
    public int Opened { get; private set; } = 1;

    public ValueTask DisposeAsync()
    {
        Opened = -1;
        return ValueTask.CompletedTask;
    }
}

public static class Countdown
{
    public static async IAsyncEnumerable<int> From(int start)
    {
        while (start > 0)
        {
            await Task.Yield();
            yield return start--;
        }
    }
}

public readonly struct Range3(int count)
{
    public Steps GetEnumerator() => new(count);
}

public struct Steps(int count)
{
    private int _next = 0;

    public readonly int Current => _next * 3;

    public bool MoveNext() => _next++ < count;
}

public sealed class Point
{
    public int X { get; init; }

    public int Y { get; init; }
}

public static class Points
{
    public static void Deconstruct(this Point point, out int x, out int y)
    {
        x = point.X;
        y = point.Y + 1;
    }
}

public sealed class Bag : System.Collections.IEnumerable
{
    private readonly List<int> _items = [];

    public int Total { get; private set; }

    public int this[int index] => _items[index] * 10;

    public void Add(int item) => _items.Add(item);

    public void Add(int item, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Total += item;
        }
    }

    public System.Collections.IEnumerator GetEnumerator() => _items.GetEnumerator();
}

public static class Counter
{
    public static int Count { get; set; } = 5;
}

public static class Parity
{
    public static bool Odd(int number) => number != 0 && FlowCode.Even(number - 1);
}

public static class Defaults
{
    public static readonly long Fallback = Compute(6);

    private static long Compute(int seed) => seed * 7L;
}

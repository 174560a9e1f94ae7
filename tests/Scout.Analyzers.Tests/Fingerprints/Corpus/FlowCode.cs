namespace Corpus;

public static class FlowCode
{
    public static async Task<int> Delayed(int value, CancellationToken cancellation)
    {
        var first = await new Later(value);
        await using var scope = new Scope();
        await foreach (var number in Countdown.From(first).WithCancellation(cancellation))
        {
            value += number;
        }

        return value + scope.Opened;
    }

    public static int Sum(int count)
    {
        var sum = 0;
        foreach (var number in new Range3(count))
        {
            sum += number;
        }

        return sum;
    }

    public static int Parts(Point point)
    {
        var (x, y) = point;
        return point is (0, _) ? y : x - y;
    }

    public static int Collected(int start)
    {
        var bag = new Bag { start, { start, 2 } };
        return bag[0] + bag.Total;
    }

    public static IEnumerable<int> Evens(int limit)
    {
        for (var number = 0; number < limit; number += 2)
        {
            yield return number;
        }
    }

    public static string Guarded(string text)
    {
        try
        {
            return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (FormatException) when (text.Length < 5)
        {
            return "short";
        }
        catch (FormatException)
        {
            return "long";
        }
        finally
        {
            Counter.Count++;
        }
    }

    public static bool Even(int number) => number == 0 || Parity.Odd(number - 1);

    public static int Picked(int[] numbers) => numbers is [var first, .., > 3] ? first : numbers.Length;

    public static long Chosen(string name)
    {
        ReadOnlySpan<long> table = [3, 5, 7, 11];
        switch (name)
        {
            case "low":
                return table[0];
            case "high":
                return table[^1];
            default:
                return Defaults.Fallback;
        }
    }
}

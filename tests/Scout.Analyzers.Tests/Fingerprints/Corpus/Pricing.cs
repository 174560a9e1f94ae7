namespace Corpus;

public sealed record OrderLine(string Article, decimal Price, int Quantity = 1);

public static class Limits
{
    public const int Bulk = 100;
}

public static class Money
{
    public static decimal Round(decimal amount, int digits = 2) => Math.Round(amount, digits, MidpointRounding.ToEven);
}

public static class TaxTable
{
    private static readonly Dictionary<string, decimal> Rates = new()
    {
        ["DE"] = 0.19m,
        ["FR"] = 0.20m,
        ["CH"] = 0.081m,
    };

    public static decimal RateOf(string country) => Rates.TryGetValue(country, out var rate) ? rate : 0m;
}

public abstract class Carrier
{
    protected virtual int Base => 3;

    public string Describe(int grams) => $"{GetType().Name}: {Cost(grams)}";

    protected abstract int Cost(int grams);
}

public sealed class Courier : Carrier
{
    protected override int Base => 9;

    protected override int Cost(int grams) => Base + grams / 100;
}

public sealed class Post : Carrier
{
    protected override int Cost(int grams) => Base + grams / 1000;
}

public readonly record struct Amount(long Cents)
{
    public static Amount operator +(Amount left, Amount right) => new(left.Cents + right.Cents);

    public static Amount operator *(Amount amount, int factor) => new(amount.Cents * factor);
}

public readonly struct Percent(double value)
{
    public string Text { get; } = Math.Round(value * 100, 1).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + "%";

    public static explicit operator Percent(double value) => new(value);
}

using System.Globalization;

namespace Corpus;

public static class PricingCode
{
    public static decimal Total(IReadOnlyList<OrderLine> lines)
    {
        var total = 0m;
        foreach (var line in lines)
        {
            total += line.Price * line.Quantity;
        }

        return total;
    }

    public static decimal WithTax(decimal net, string country) => Money.Round(net * (1 + TaxTable.RateOf(country)));

    public static decimal Discounted(decimal price, int quantity)
    {
        if (quantity >= Limits.Bulk && price > 0)
        {
            return Money.Round(price * 0.9m);
        }

        return quantity > 10 ? price - 1 : price;
    }

    public static string Shipping(int grams, bool express)
    {
        Carrier carrier = express ? new Courier() : new Post();
        return carrier.Describe(grams);
    }

    public static decimal Interest(decimal amount, int years)
    {
        var rate = 0.03m;
        for (var year = 0; year < years; year++)
        {
            amount += amount * rate;
        }

        return Money.Round(amount, digits: 4);
    }

    public static Amount Sum(Amount left, Amount right) => left + right * 2;

    public static string Format(double value) => ((Percent)value).Text;

    public static int Overflowing(int seed) => checked(seed * 31) + unchecked(seed << 3);

    public static string Invoice(OrderLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Article,-8}|{line.Price:0.00}|{line.Quantity}");
}

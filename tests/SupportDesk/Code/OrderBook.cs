using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportDesk;

/// <summary>The shop's orders. A real desk asks its database here.</summary>
public static partial class OrderBook
{
    /// <summary>More than this is paid back only by a person.</summary>
    private const decimal RefundLimit = 150m;

    private static readonly Order[] Orders =
    [
        new("A-1042", "a kettle", 39.90m, OrderState.OnItsWay, new DateOnly(2026, 12, 1)),
        new("A-1043", "a teapot", 64.50m, OrderState.Delivered),
        new("A-1044", "six cups", 48.00m, OrderState.Lost),
        new("A-1045", "a samovar", 420.00m, OrderState.Lost),
        new("A-1046", "a tea towel", 9.50m, OrderState.Packing, new DateOnly(2026, 12, 4)),
    ];

    /// <summary>Finds the orders that a text names, in the order in which it names them, each once.</summary>
    public static IReadOnlyList<Order> FindOrders(string text) =>
        [.. OrderNumber().Matches(text)
            .Select(match => "A-" + match.Groups["digits"].Value)
            .Distinct()
            .Select(number => Array.Find(Orders, order => order.Number == number))
            .OfType<Order>()];

    /// <summary>Finds one order; a model may call this.</summary>
    /// <param name="number">The order's number, such as A-1042.</param>
    public static Order? FindOrder(string number) => FindOrders(number) is [var order, ..] ? order : null;

    /// <summary>Says where an order is, in words for the customer.</summary>
    public static string Describe(Order order) => order.State switch
    {
        OrderState.Packing => $"is being packed and arrives {On(order.Expected)}",
        OrderState.OnItsWay => $"is on its way and arrives {On(order.Expected)}",
        OrderState.Delivered => "was delivered",
        OrderState.Lost => "was lost by the carrier, for which we are sorry",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.State, "unknown state"),
    };

    /// <summary>Adds what may be paid back for an order without asking anybody: the price of what was lost, up to a limit.</summary>
    public static decimal AddRefund(decimal sum, Order order) =>
        order.State == OrderState.Lost && sum + order.Price <= RefundLimit ? sum + order.Price : sum;

    private static string On(DateOnly? day) =>
        day is { } known ? "on " + known.ToString("d MMMM", CultureInfo.InvariantCulture) : "soon";

    [GeneratedRegex(@"\bA[- ]?(?<digits>\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OrderNumber();
}

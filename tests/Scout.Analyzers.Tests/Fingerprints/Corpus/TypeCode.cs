using System.Text.Json;

namespace Corpus;

public static class TypeCode
{
    public static string Serialised(Customer customer) => JsonSerializer.Serialize(customer);

    public static Customer Read(string json) => JsonSerializer.Deserialize<Customer>(json) ?? new Customer("nobody", Tier.Free);

    public static Customer Promoted(Customer customer) => customer with { Tier = customer.Tier + 1 };

    public static string Named(int tier) => ((Tier)tier).ToString();

    public static int Best(IReadOnlyList<int> numbers) => Search.Best(numbers, new Descending());

    public static string Shown(int number) => new Box<int>(number).ToString();

    public static int Area(string kind)
    {
        IShape shape = kind == "square" ? new Square(3) : new Circle(2);
        return shape.Area + shape.Sides;
    }

    public static bool Same(Customer left, Customer right) => left == right;

    public static string Kind(object value) => value switch
    {
        int number and > 5 => "big",
        string { Length: > 2 } text => text,
        Customer { Tier: Tier.Gold, Name: var name } => name,
        null => "none",
        _ => "other",
    };

    public static string Anonymous(string name, int age) => JsonSerializer.Serialize(new { name, Years = age });

    public static int Configured(int value) => new Settings { Factor = 2 }.Apply(value);

    public static int Doubled(int value) => value.Twice + Numbers.Three;
}

namespace Scout.Analyzers.Tests.Harness;

/// <summary>What the sources of tests and of the rules' pages stand beside: global usings, records, methods.</summary>
internal static class Prelude
{
    public const string Source = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Scout;
        global using Shop;

        namespace Shop;

        public enum Category { Billing, Delivery, Other }

        [Shape] public sealed record Request(string Text, string? Email = null, string Locale = "en");
        [Shape] public sealed record Asked(string Text, string? Email = null, string Locale = "en");
        [Shape] public sealed record Reply(string Answer, string? Note = null);
        [Shape] public sealed record Triage(Category Category, bool Urgent, double Score, IReadOnlyList<string> Questions);
        [Shape] public sealed record Customer(string Name, int Tier);
        [Shape] public sealed record Order(string Number, decimal Price);

        public static class Desk
        {
            public static Customer FindCustomer(string? email) => new(email ?? "friend", 1);
            public static IReadOnlyList<Order> FindOrders(string text) => [];
            public static Order FindOrder(string number) => new(number, 0);
            public static decimal Add(decimal sum, Order order) => sum + order.Price;
        }

        [Workflow("echo")]
        public sealed class Echo : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => flow.Text("all", $"{input.Text} {input.Email} {input.Locale}");
        }
        """;

    /// <summary>A source file: as it stands where it has a type, else as the statements of a definition from <c>Request</c> to <c>Reply</c>, before its result.</summary>
    public static string File(string source) => HasType(source) ? source : Definition(source);

    /// <summary>A workflow whose definition begins with some statements. Members go before it, so that a test's marks stay where they are.</summary>
    public static string Definition(string statements, string members = "") => $$"""
        [Workflow("example")]
        public sealed class Example : Workflow<Request, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Request> input)
            {
        {{statements}}
        {{(statements.Contains("return ", StringComparison.Ordinal) ? "" : "        return Reply.Of(answer: input.Text);")}}
            }
        {{members}}
        }
        """;

    private static bool HasType(string source) => source.Split('\n').Any(line =>
        line.Contains(" class ", StringComparison.Ordinal) || line.StartsWith("class ", StringComparison.Ordinal));
}

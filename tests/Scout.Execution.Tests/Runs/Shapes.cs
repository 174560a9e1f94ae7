using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scout.Revisions.Rules;

namespace Scout.Execution.Tests.Runs;

/// <summary>Types with members of every kind that JSON may leave out, and code that shows what it reads.</summary>
internal static class Shapes
{
    // Every member, null too, by the framework's own rules: nothing of ours takes part.
    private static readonly JsonSerializerOptions All = new() { PropertyNamingPolicy = new Names(), TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static string Show(Positional value) => JsonSerializer.Serialize(value, All);

    public static string Show(Inherited value) => JsonSerializer.Serialize(value, All);

    public static string Show(Members value) => JsonSerializer.Serialize(value, All);

    public static string Show(Structure value) => JsonSerializer.Serialize(value, All);

    public static string Show(Derived value) => JsonSerializer.Serialize(value, All);

    public static string Show(Outside value) => JsonSerializer.Serialize(value, All);

    public static Positional Same(Positional value) => value;

    public static Inherited Same(Inherited value) => value;

    public static Members Same(Members value) => value;

    public static Structure Same(Structure value) => value;

    public static Derived Same(Derived value) => value;

    public static Outside Same(Outside value) => value;

    internal record Positional(string A, int N = 5, string? Maybe = "m")
    {
        public string Extra { get; init; } = "e";

        public int Count { get; init; } = 3;

        public string? Note { get; init; } = "n";

        public string? Nothing { get; init; }

        public required int Must { get; init; }
    }

    internal sealed record Inherited(string A, decimal Price, bool Flag) : Positional(A)
    {
        public string More { get; set; } = "more";
    }

    internal sealed class Members
    {
        public required string Name { get; init; }

        public int Times { get; set; } = 3;

        public string? Alias { get; init; } = "alias";

        public string? Nothing { get; set; }
    }

    internal readonly record struct Structure(int X, int Y = 2)
    {
        public string Label { get; init; } = "l";
    }

    internal sealed record Derived(string A)
    {
        public string Both { get; init; } = A + "!";

        public string? Twice { get; init; } = A + A;

        public int Fixed { get; init; } = 7;
    }

    internal sealed record Outside(Positional Inner, Structure At, Positional? Other = null)
    {
        public Members? Spare { get; init; }
    }

    private sealed class Names : JsonNamingPolicy
    {
        public override string ConvertName(string name) => JsonNames.SnakeCase(name);
    }
}

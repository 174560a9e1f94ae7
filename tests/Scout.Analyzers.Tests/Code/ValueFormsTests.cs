extern alias ground;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.Code;
using Scout.Analyzers.Forms;
using Scout.Analyzers.Tests.Shapes;

namespace Scout.Analyzers.Tests.Code;

public sealed class ValueFormsTests
{
    private const string Declarations = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        namespace Shop;
        internal abstract class Holder<T>;
        internal enum Kind { One, Two }
        [Flags] internal enum Days { Monday = 1, Tuesday = 2 }
        [JsonConverter(typeof(JsonStringEnumConverter))] internal enum Spelled { One, Two }
        internal sealed record WithMany(Action A, string Right, object B, Page<object> C, Days D, (int, int) E, WithObject F, WithObject G);
        internal sealed record WithFlags(string Name, Days? Open);
        internal sealed record Line(string Name, double Price = 1.5);
        internal sealed record Page<T>(IReadOnlyList<T> Items, T? First);
        internal sealed record Tree(string Name, List<Tree> Children);
        internal struct Point { public int X { get; set; } }
        internal sealed record Hidden(string Name) { [JsonIgnore] public object? Ignored { get; set; } public object Computed => Name; }
        internal sealed record WithObject(object Value);
        internal sealed record WithStream(Line Line, List<System.IO.Stream> Files);
        internal sealed record WithAction(Action Done);
        internal interface IAnimal;
        internal abstract class Animal;
        [JsonPolymorphic] internal class Shape;
        [JsonDerivedType(typeof(Line2))] internal class Line1;
        internal class Line2 : Line1;
        [JsonConverter(typeof(JsonStringEnumConverter))] internal class Converted;
        internal sealed class Lines : List<Line>;
        internal sealed class Callback { public Func<int>? Call { get; set; } }
        internal delegate int Count();
        """;

    private static readonly string[] Right =
    [
        "string", "int?", "byte[]", "Kind", "Uri", "Guid", "DateTimeOffset", "JsonElement", "JsonNode", "JsonObject", "string[]", "int[][]", "List<Line>", "IReadOnlyList<Line>", "IEnumerable<string>",
        "ImmutableArray<Line>", "HashSet<Kind>", "Dictionary<string, Line>", "IReadOnlyDictionary<string, List<Line>>", "Line", "Page<Line>", "Page<Page<int>>", "Tree", "Point", "Point?", "Hidden",
    ];

    private static readonly string[] Wrong =
    [
        "object", "object[]", "List<object>", "int[,]", "Action", "Func<int, string>", "Count", "System.Threading.Tasks.Task<int>", "System.IO.Stream", "System.IO.MemoryStream", "(int, int)", "KeyValuePair<string, int>",
        "Dictionary<int, string>", "Dictionary<Guid, Line>", "IEnumerable", "ArrayList", "Queue<int>", "IAsyncEnumerable<int>", "IComparable", "Version", "Exception", "Type", "nint", "Half", "Int128", "System.Threading.CancellationToken",
        "WithObject", "WithStream", "WithAction", "List<WithObject>", "Page<object>", "IAnimal", "Animal", "Shape", "Line1", "Converted", "Lines", "Callback", "Days", "Days?", "List<Days>", "WithFlags", "WithMany", "Spelled", "Memory<byte>", "System.Text.Json.JsonSerializerOptions", "Lazy<int>",
    ];

    private static readonly Lazy<(CSharpCompilation Compilation, Assembly Assembly)> Built = new(Build);

    public static TheoryData<string> WithForm => [.. Right];

    public static TheoryData<string> WithoutForm => [.. Wrong];

    [Theory]
    [MemberData(nameof(WithForm))]
    public void What_the_library_takes_is_never_reported(string type)
    {
        Assert.Null(OfLibrary(type));
        Assert.Null(OfSymbols(type));
    }

    [Theory]
    [MemberData(nameof(WithoutForm))]
    public void What_the_library_refuses_is_reported_in_its_words(string type)
    {
        Assert.NotNull(OfLibrary(type));
        Assert.Equal(OfLibrary(type), OfSymbols(type));
    }

    private static string? OfSymbols(string type)
    {
        var symbol = Built.Value.Compilation.GetTypeByMetadataName($"Shop.W{Index(type)}")!.BaseType!.TypeArguments[0];
        return Lines(new ValueForms(new()).Problems(symbol, TypeName.Of(symbol), TestContext.Current.CancellationToken));
    }

    private static string? OfLibrary(string type)
    {
        try
        {
            ground::Scout.Revisions.Schemas.SchemaWriter.For(Built.Value.Assembly.GetType($"Shop.W{Index(type)}", throwOnError: true)!.BaseType!.GenericTypeArguments[0]);
            return null;
        }
        catch (ground::Scout.ScoutException problem)
        {
            return Lines(problem.Others.Prepend(problem).Select(one => one.Message.Replace("SCOUT3001: ", "", StringComparison.Ordinal)));
        }
    }

    private static string? Lines(IEnumerable<string> problems) => string.Join("\n", problems.Order(StringComparer.Ordinal)) is { Length: > 0 } lines ? lines : null;

    private static int Index(string type) => Array.IndexOf([.. Right, .. Wrong], type);

    private static (CSharpCompilation Compilation, Assembly Assembly) Build()
    {
        var holders = Right.Concat(Wrong).Select((type, i) => $"internal sealed class W{i} : Holder<{type}>;");
        var compilation = Consumer.Compilation(string.Join("\n", [Declarations, .. holders]));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return (compilation, new AssemblyLoadContext("Values").LoadFromStream(image));
    }
}

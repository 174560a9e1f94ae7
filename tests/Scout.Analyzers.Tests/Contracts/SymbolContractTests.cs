using Microsoft.CodeAnalysis;
using Scout.Analyzers.Contracts;
using Scout.Analyzers.Tests.Shapes;
using Scout.Environments.Contracts;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class SymbolContractTests
{
    private const string Declarations = """
        internal enum Kind { Small, [JsonStringEnumMemberName("very large")] VeryLarge, HTTPOnly }
        internal sealed record Empty;
        internal sealed record Line(string Name, double Price = 1.5);
        internal sealed record Scalars(string A, char B, bool C, sbyte D, byte E, short F, ushort G, int H, uint I, long J, ulong K, float L, double M, decimal N, DateTime O, DateTimeOffset P, DateOnly Q, TimeOnly R, TimeSpan S, Guid T, Uri U, byte[] V, JsonElement W, JsonNode X, JsonObject Y, JsonArray Z, Kind Aa);
        internal sealed record Nullables(string? A, int? B, Kind? C, Line? D, JsonElement? E, JsonNode? F, List<string?>? G, Dictionary<string, int?>? H, ImmutableArray<string?>? I, byte[]? J);
        internal sealed record Defaults(string A = "x", int B = 1, Kind C = Kind.Small, string? D = null, Guid E = default, bool F = true);
        internal sealed record Collections(string[] A, List<int> B, IReadOnlyList<Line> C, HashSet<Kind> D, ImmutableArray<Line> E, IReadOnlyDictionary<string, Line> F, Dictionary<string, List<string?>> G, int?[] H, string?[][] I, IEnumerable<Dictionary<string, string?>> J, ImmutableSortedDictionary<string, int> K, ISet<string> L);
        internal sealed class Mutable
        {
            public string Start { get; set; } = "";
            public string Later { get; set; } = null!;
            public string Never { get; set; } = default!;
            public required string Must { get; set; }
            [JsonRequired] public int MustToo { get; set; }
            public int Number { get; set; }
            public string? Maybe { get; set; }
            [AllowNull] public string Allows { get; set; } = "";
            [MaybeNull] public string MayBe { get; set; } = "";
            public List<string> List { get; init; } = [];
            public string Computed => Start;
            public string Hidden { get; private set; } = "";
            [JsonInclude] public string Included { get; private set; } = "";
            [JsonInclude] internal string Inside { get; set; } = "";
            [JsonIgnore] public string Ignored { get; set; } = "";
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string Kept { get; set; } = "";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? KeptToo { get; set; }
            [JsonPropertyName("an.other [name]")] public string Other { get; set; } = "";
            public static string Static { get; set; } = "";
            public string this[int i] => "";
            internal string Internal { get; set; } = "";
            public string Field = "";
        }
        internal record Person(string Name) { public DateOnly Born { get; init; } public required string Since { get; set; } public string Note { get; set; } = ""; }
        internal sealed record Customer(string Name, int Tier = 1) : Person(Name);
        internal class Base { public virtual string A { get; set; } = ""; public string B { get; set; } = ""; [JsonIgnore] public string C { get; set; } = ""; }
        internal class Derived : Base { public override string A { get; set; } = "b"; public new int B { get; set; } public string D { get; set; } = ""; }
        internal readonly record struct Point(int X, int Y = 2);
        internal struct Open { public string Text { get; set; } public int Count { get; set; } public string? Maybe { get; set; } }
        internal sealed record Structs(Point A, Point? B, Open C, List<Point> D, List<Point?> E);
        internal sealed record Box<T>(T Value, T? Maybe, List<T> Many, List<T?> ManyMaybe);
        internal sealed record Positions(string A, int B) { public string Extra { get; init; } = "e"; public string Made { get; init; } = A + "!"; public int Number { get; init; } = B; public int Plain { get; init; } public string None { get; init; } = null!; }
        internal sealed class Chosen { [JsonConstructor] public Chosen(string name) => Name = name; public Chosen() => Name = ""; public string Name { get; } public string Extra { get; set; } = null!; }
        internal sealed class Sets { [SetsRequiredMembers] public Sets(string name) => Name = name; public required string Name { get; init; } public required string Other { get; init; } = ""; }
        internal sealed record Tree(string Name, List<Tree> Children, Tree? Parent = null);
        internal sealed record Forest(Tree First, Dictionary<string, Tree?> Others, Person Owner);
        internal sealed record Ping(Pong? Pong);
        internal sealed record Pong(Ping? Ping, Empty Empty);
        internal sealed record Game(Ping Ping, Pong Pong);
        #nullable disable
        internal sealed record Oblivious(string A, List<string> B, int C = 1);
        internal sealed class ObliviousToo { public string A { get; set; } public string B { get; set; } = "x"; public int? C { get; set; } }
        #nullable restore
        """;

    private static readonly string[] Inputs =
    [
        "string", "int?", "byte[]", "Kind", "JsonElement", "List<string?>", "Dictionary<string, int?>", "string[]", "Empty", "Line", "Scalars", "Nullables", "Defaults", "Collections",
        "Mutable", "Customer", "Person", "Derived", "Point", "Point?", "Open", "Structs", "Box<string>", "Box<int>", "Box<int?>", "Box<Line>", "Box<List<string?>>", "Chosen", "Positions", "Sets",
        "Tree", "List<Tree>", "Forest", "Ping", "Pong", "Game", "Oblivious", "ObliviousToo",
    ];

    private static readonly Lazy<BuiltInputs> Built = new(() => new(Declarations, Inputs));

    public static TheoryData<string> All => [.. Inputs];

    [Theory]
    [MemberData(nameof(All))]
    public void Symbols_say_what_the_schema_says(string input) => Assert.Equal(
        SchemaContract.Lines("input", Built.Value.Schema(input)),
        ContractLines.Of("input", Built.Value.Symbols(input)!.Node));

    [Fact]
    public void What_only_a_run_could_tell_is_unknown() => Assert.Equal(
        [
            "input $ object -",
            "input $.computed string unknown",
            "input $.made string unknown",
        ],
        Lines("public sealed class Input { public Input() { Made = \"x\"; } public string Made { get; set; } public string Computed { get => Made; set => Made = value; } }"));

    [Fact]
    public void What_has_no_schema_is_unknown() => Assert.Equal(
        [
            "input $ object -",
            "input $.a unknown required",
            "input $.b unknown required",
            "input $.c unknown required",
            "input $.d unknown required",
            "input $.e array required",
            "input $.e[] unknown -",
            "input $.f unknown required",
            "input $.g unknown required",
        ],
        Lines("""
            public sealed record Input(object A, System.Collections.Generic.Dictionary<int, string> B, System.IO.Stream C, (int, int) D, System.Collections.Generic.List<System.IComparable> E, Flags F, Two G);
            [System.Flags] public enum Flags { None, One }
            public sealed class Two { public Two(int a) { } public Two(string b) { } }
            """));

    [Fact]
    public void A_type_that_does_not_end_soon_is_not_compared()
    {
        var types = string.Join("\n", Enumerable.Range(0, 12).Select(i => $"public sealed record {(i == 0 ? "Input" : $"T{i}")}({string.Join(", ", Enumerable.Range(1, 11).Select(j => $"T{j} A{j}"))});"));

        Assert.Null(Contract(types));
    }

    private static IReadOnlyList<string> Lines(string code) => ContractLines.Of("input", Contract(code)!.Node);

    private static SymbolContract? Contract(string code) =>
        SymbolContract.Of(Consumer.Compilation(code).GetTypeByMetadataName("Input")!, TestContext.Current.CancellationToken);
}

using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Tests.Schemas;

public class SchemaWriterTests
{
    [Fact]
    public void A_record_has_its_parameters_defaults_and_comments() => Equal(typeof(Shapes.Request), """
        {"type":"object","description":"What a customer wrote; see Reply.","properties":{
          "user_message":{"type":"string","description":"The message, as text."},
          "locale":{"type":"string","default":"en","description":"The language; null is not allowed."},
          "note":{"type":["string","null"]},
          "limit":{"type":["integer","null"],"format":"int32","default":5}},
        "required":["user_message"]}
        """);

    [Fact]
    public void An_enum_has_its_values_as_sorted_text() => Equal(typeof(Shapes.Reply), """
        {"type":"object","properties":{
          "answer":{"type":"string"},
          "level":{"type":"string","enum":["low","so-so","very_high"],"default":"very_high","description":"How bad it is."},
          "other":{"type":["string","null"],"enum":["low","so-so","very_high",null],"default":"low","description":"How bad it is."}},
        "required":["answer"]}
        """);

    [Fact]
    public void A_class_has_what_its_properties_start_with_as_defaults() => Equal(typeof(Shapes.Settings), """
        {"type":"object","properties":{
          "name":{"type":"string"},
          "alias":{"type":["string","null"]},
          "times":{"type":"integer","format":"int32","default":3,"description":"How often."},
          "tags":{"type":"array","items":{"type":"string"},"default":["a"]},
          "forgotten":{"type":"string"},
          "user-id":{"type":"string","format":"uuid","default":"00000000-0000-0000-0000-000000000000"}},
        "required":["forgotten","name"]}
        """);

    [Fact]
    public void A_struct_is_an_object_too() => Equal(typeof(Shapes.Line), """
        {"type":"object","properties":{
          "from":{"type":"object","properties":{"x":{"type":"number"},"y":{"type":"number","default":1.5}},"required":["x"]},
          "to":{"type":["object","null"],"properties":{"x":{"type":"number"},"y":{"type":"number","default":1.5}},"required":["x"]},
          "width":{"type":"number","format":"decimal","default":0.1,"x-default-json":"0.10"}},
        "required":["from"]}
        """);

    [Fact]
    public void A_default_whose_zeros_canonical_JSON_drops_is_kept_as_text_too() => Equal(typeof(Shapes.Prices), """
        {"type":"object","properties":{
          "fee":{"type":"number","format":"decimal","default":1.1,"x-default-json":"1.10"},
          "plain":{"type":"number","format":"decimal","default":1.1},
          "ten":{"type":"number","format":"decimal","default":10},
          "small":{"type":"number","format":"decimal","default":1e-7},
          "whole":{"type":"number","default":2},
          "list":{"type":"array","items":{"type":"number","format":"decimal"},"default":[1,2.5],"x-default-json":"[1.0,2.5]"}}}
        """);

    [Fact]
    public void A_type_that_contains_itself_is_a_definition() => Equal(typeof(Shapes.Tree), """
        {"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","properties":{
          "name":{"type":"string"},
          "children":{"type":"array","items":{"$ref":"#/$defs/tree"}},
          "parent":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]}},
        "required":["children","name"]}}}
        """);

    [Fact]
    public void Types_that_contain_each_other_are_cut_where_the_walk_closes() => Equal(typeof(Shapes.Ping), """
        {"$ref":"#/$defs/ping","$defs":{
          "ping":{"type":"object","properties":{"pong":{"type":["object","null"],"properties":{
            "ping":{"anyOf":[{"$ref":"#/$defs/ping"},{"type":"null"}]},
            "page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/$defs/tree"}},"total":{"type":"integer","format":"int32"}},"required":["items","total"]}},
            "required":["page"]}}},
          "tree":{"type":"object","properties":{
            "name":{"type":"string"},
            "children":{"type":"array","items":{"$ref":"#/$defs/tree"}},
            "parent":{"anyOf":[{"$ref":"#/$defs/tree"},{"type":"null"}]}},
          "required":["children","name"]}}}
        """);

    [Fact]
    public void Every_supported_type_has_the_schema_that_it_always_had() =>
        Equal(typeof(Shapes.Everything), Fixture.Text("Schemas", "everything.schema.json"));

    [Fact]
    public void The_schema_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Text(typeof(Shapes.Everything)) + Text(typeof(Shapes.Line));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.Equal(expected, Text(typeof(Shapes.Everything)) + Text(typeof(Shapes.Line)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_members_does_not_matter() => Assert.Equal(
        Text(typeof(First.Request)), Text(typeof(Second.Request)));

    [Fact]
    public void The_parameters_of_a_method_are_an_object()
    {
        var method = typeof(SchemaWriterTests).GetMethod(nameof(FindOrder), BindingFlags.NonPublic | BindingFlags.Static)!;

        var schema = SchemaWriter.ForParameters(method, "M:Scout.Revisions.Tests.Schemas.SchemaWriterTests.FindOrder(System.String,System.Nullable{System.Int32},Scout.Revisions.Tests.Schemas.Shapes.Level,System.Threading.CancellationToken)");

        Assert.Equal(Canonical("""
            {"type":"object","properties":{
              "order_id":{"type":"string","description":"Its number."},
              "most":{"type":["integer","null"],"format":"int32"},
              "level":{"type":"string","enum":["low","so-so","very_high"],"default":"low","description":"How bad it is."}},
            "required":["order_id"]}
            """), CanonicalJson.WriteString(schema.Json));
    }

    [Theory]
    [InlineData(typeof(Bad<object>), "Bad<object>.Value: object says nothing")]
    [InlineData(typeof(Bad<Type>), "Bad<Type>.Value: Type is abstract")]
    [InlineData(typeof(Bad<Action>), "Bad<Action>.Value: Action is a delegate")]
    [InlineData(typeof(Bad<IDisposable[]>), "Bad<IDisposable[]>.Value[]: IDisposable is an interface")]
    [InlineData(typeof(Bad<int[,]>), "Bad<int[,]>.Value: int[,] is an array of several dimensions")]
    [InlineData(typeof(Bad<Dictionary<int, string>>), "Bad<Dictionary<int, string>>.Value: the keys of a dictionary are int")]
    [InlineData(typeof(Bad<Queue<int>>), "Bad<Queue<int>>.Value: System.Collections.Generic.Queue<int> has no JSON shape")]
    [InlineData(typeof(Bad<(int A, int B)>), "Bad<ValueTuple<int, int>>.Value: System.ValueTuple<int, int> has no JSON shape")]
    [InlineData(typeof(Bad<Animal>), "Bad<Animal>.Value: Animal is polymorphic")]
    [InlineData(typeof(Bad<Converted>), "Bad<Converted>.Value: Converted has a JSON converter of its own")]
    [InlineData(typeof(Bad<AttributeTargets>), "Bad<AttributeTargets>.Value: AttributeTargets is an enum of flags")]
    [InlineData(typeof(Bad<NoConstructor>), "Bad<NoConstructor>.Value: NoConstructor has no constructor")]
    [InlineData(typeof(Bad<OddConstructor>), "Bad<OddConstructor>.Value: OddConstructor cannot be read from JSON: no property stands for its constructor's parameter unrelated")]
    [InlineData(typeof(Bad<Extended>), "Bad<Extended>.Value.Rest: [JsonExtensionData]")]
    [InlineData(typeof(Bad<NumbersAsText>), "Bad<NumbersAsText>.Value.Number: [JsonNumberHandling(WriteAsString)]")]
    [InlineData(typeof(Bad<Throws>), "Bad<Throws>.Value: the defaults of its members are unknown, because its constructor throws InvalidOperationException: no! (constructor of Throws, SchemaWriterTests.cs:")]
    [InlineData(typeof(Bad<Unread>), "Bad<Unread>.Value.Name: what it starts with is unknown, because reading it throws InvalidOperationException: not yet.")]
    [InlineData(typeof(Bad<Endless>), "Bad<Endless>.Value.Value: the default cannot be written")]
    public void A_type_without_a_schema_is_refused_with_the_members_path(Type type, string message)
    {
        var error = Assert.Throws<ScoutException>(() => SchemaWriter.For(type));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("SCOUT300", error.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_JSON_name_is_snake_case_unless_an_attribute_says_otherwise()
    {
        Assert.Equal("user-id", SchemaWriter.JsonName(typeof(Shapes.Settings).GetProperty("UserId")!));
        Assert.Equal("user_message", SchemaWriter.JsonName(typeof(Shapes.Request).GetProperty("UserMessage")!));
    }

    /// <summary>Finds an order.</summary>
    /// <param name="orderId">Its number.</param>
    /// <param name="most"></param>
    /// <param name="level"></param>
    /// <param name="cancellation"></param>
    private static void FindOrder(string orderId, int? most, Shapes.Level level = Shapes.Level.Low, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{orderId}{most}{level}{cancellation}");

    private static void Equal(Type type, string expected) => Assert.Equal(Canonical(expected), Text(type));

    private static string Text(Type type) => CanonicalJson.WriteString(SchemaWriter.For(type).Json);

    private static string Canonical(string json) => CanonicalJson.WriteString(JsonElement.Parse(json));

    private static class First
    {
        public sealed record Request(string B, string A, E Level);

        public enum E { X, Y }
    }

    private static class Second
    {
        public sealed record Request(E Level, string A, string B);

        public enum E { Y, X }
    }

    private sealed record Bad<T>(T Value);

    [JsonDerivedType(typeof(Cat), "cat")]
    private class Animal;

    private sealed class Cat : Animal;

    [JsonConverter(typeof(Converter))]
    private sealed class Converted;

    private sealed class Converter : JsonConverter<Converted>
    {
        public override Converted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Converted value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class NoConstructor
    {
        public NoConstructor(int a) => A = a;

        public NoConstructor(string a) => A = a.Length;

        public int A { get; }
    }

    private sealed class OddConstructor(int unrelated)
    {
        public string Text { get; } = new('x', unrelated);
    }

    private sealed class Extended
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Rest { get; set; } = [];
    }

    private sealed class NumbersAsText
    {
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
        public int Number { get; set; }
    }

    private sealed class Unread
    {
        public string Name
        {
            get => field ?? throw new InvalidOperationException("not yet");
            set;
        }
    }

    private sealed class Throws
    {
        public Throws() => throw new InvalidOperationException("no!");

        public int Number { get; set; }
    }

    private sealed class Endless
    {
        public double Value { get; set; } = double.PositiveInfinity;
    }

    [Theory]
    [InlineData(typeof(Texts), """{"type":"string"}""")]
    [InlineData(typeof(MaybeTexts), """{"type":["string","null"]}""")]
    [InlineData(typeof(ListsOfMaybe), """{"items":{"type":["string","null"]},"type":"array"}""")]
    [InlineData(typeof(MaybeLists), """{"items":{"type":"string"},"type":["array","null"]}""")]
    [InlineData(typeof(MaybeNumbers), """{"format":"int32","type":["integer","null"]}""")]
    [InlineData(typeof(Maps), """{"additionalProperties":{"items":{"type":["string","null"]},"type":["array","null"]},"type":"object"}""")]
    [InlineData(typeof(Arrays), """{"items":{"items":{"type":"string"},"type":["array","null"]},"type":["array","null"]}""")]
    public void What_a_class_says_of_an_argument_of_its_base_class_counts(Type type, string expected) =>
        Assert.Equal(expected, SchemaWriter.ForBaseArgument(type, 1).Json.GetRawText());

    private abstract class Base<TIn, TOut>;

    private sealed class Texts : Base<object, string>;

    private sealed class MaybeTexts : Base<object, string?>;

    private sealed class ListsOfMaybe : Base<object, List<string?>>;

    private sealed class MaybeLists : Base<object, System.Collections.Immutable.ImmutableArray<string>?>;

    private sealed class MaybeNumbers : Base<string?, int?>;

    private sealed class Maps : Base<object, Dictionary<string, List<string?>?>>;

    private sealed class Arrays : Base<KeyValuePair<string?, int>, string[]?[]?>;
}

using System.Text.Json;
using FsCheck.Xunit;
using Scout.Revisions.Schemas;
using Scout.Revisions.Tests.Generators;

namespace Scout.Revisions.Tests.Schemas;

public class JsonShapeTests
{
    [Property(Arbitrary = [typeof(ShapeGenerators)], MaxTest = 100)]
    internal void A_value_fits_the_schema_of_its_type_and_is_read_as_it_was_written(Shapes.Everything value) => Fits(value);

    [Property(Arbitrary = [typeof(ShapeGenerators)])]
    internal void So_does_a_record_with_defaults(Shapes.Request value) => Fits(value);

    [Property(Arbitrary = [typeof(ShapeGenerators)])]
    internal void So_does_a_class(Shapes.Settings value) => Fits(value);

    [Fact]
    public void What_is_left_out_of_JSON_is_what_the_schema_says()
    {
        Assert.Equal(new Shapes.Request("hi", "en", null, 5), Read<Shapes.Request>("""{"user_message":"hi"}"""));
        Assert.Equal(new Shapes.Reply("a"), Read<Shapes.Reply>("""{"answer":"a"}"""));
        Assert.Equal(new Shapes.Line(new Shapes.Point(1), null), Read<Shapes.Line>("""{"from":{"x":1}}"""));
        var settings = Read<Shapes.Settings>("""{"name":"n","forgotten":"f"}""");
        Assert.Equal((3, null, "a"), (settings.Times, settings.Alias, settings.Tags[0]));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"user_message":null}""")]
    [InlineData("""{"User_Message":"hi"}""")]
    [InlineData("""{"user_message":"hi","user_message":"ho"}""")]
    public void What_does_not_fit_the_schema_is_not_read_either(string json) =>
        Assert.Throws<JsonException>(() => Read<Shapes.Request>(json));

    [Fact]
    public void A_member_that_nobody_can_set_is_not_written()
    {
        var json = JsonSerializer.Serialize(new Shapes.Settings { Name = "n", Alias = null, Forgotten = "f", Hidden = "h" }, JsonShape.Options);

        Assert.Equal("""{"name":"n","times":3,"tags":["a"],"forgotten":"f","user-id":"00000000-0000-0000-0000-000000000000"}""", json);
    }

    [Theory]
    [InlineData("PT1M30S", true)]
    [InlineData("-P1DT0.5S", true)]
    [InlineData("00:01:30", false)]
    [InlineData("P1M", false)]
    [InlineData("P1Y", false)]
    public void A_duration_is_ISO_8601_without_months_and_years(string text, bool expected) =>
        Assert.Equal(expected, IsoDurationConverter.TryParse(text, out _));

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonShape.Options)!;

    private static void Fits<T>(T value)
    {
        var schema = SchemaWriter.For(typeof(T));
        var json = JsonSerializer.SerializeToElement(value, JsonShape.Options);

        var problems = SchemaCheck.Validate(schema, json, out var filled);

        Assert.Empty(problems);
        var read = filled.Deserialize<T>(JsonShape.Options);
        // Null members are not written, so a default takes their place when they are read; compare what both write with nothing left out.
        var again = SchemaCheck.Validate(schema, JsonSerializer.SerializeToElement(read, JsonShape.Options), out var refilled);
        Assert.Empty(again);
        Assert.True(JsonElement.DeepEquals(filled, refilled), $"{filled}\n{refilled}");
    }
}

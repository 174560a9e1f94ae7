using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Scout.Revisions.Json;
using Scout.Revisions.Tests.Generators;

namespace Scout.Revisions.Tests.Json;

public class CanonicalJsonTests
{
    [Fact]
    public void A_value_has_the_expected_bytes()
    {
        var written = CanonicalJson.Write(CanonicalJson.Parse(Fixture.Bytes("Json", "canonical.in.json")));

        Assert.Equal(Fixture.Bytes("Json", "canonical.out.json"), written);
    }

    [Fact]
    public void Numbers_are_written_as_ECMAScript_writes_them()
    {
        foreach (var line in File.ReadLines(Fixture.Path("Json", "numbers.txt")))
        {
            var (bits, expected) = (line[..16], line[17..]);
            var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

            Assert.Equal(expected, Write(value.ToString("E16", CultureInfo.InvariantCulture), exact: false));
            Assert.Equal(expected, Write(expected, exact: true));
        }
    }

    [Property(Arbitrary = [typeof(JsonGenerators)], MaxTest = 500)]
    public bool Reading_what_was_written_gives_the_same_value(JsonElement value) =>
        JsonElement.DeepEquals(value, CanonicalJson.Parse(CanonicalJson.Write(value)));

    [Property(Arbitrary = [typeof(JsonGenerators)], MaxTest = 500)]
    public bool Canonical_bytes_are_written_again_as_they_are(JsonElement value) =>
        CanonicalJson.IsCanonical(CanonicalJson.Write(value));

    [Property(Arbitrary = [typeof(JsonGenerators)], MaxTest = 300)]
    public bool White_space_and_the_order_of_members_do_not_matter(JsonElement value) =>
        CanonicalJson.WriteString(value) == CanonicalJson.WriteString(JsonElement.Parse(Shuffled(value)));

    [Fact]
    public void Numbers_can_be_kept_as_they_are_written() => Assert.Equal(
        """{"a":[9007199254740993,1e400,1.10,-0,1E+2],"b":"ü"}""",
        Encoding.UTF8.GetString(CanonicalJson.WriteExact(JsonElement.Parse("""{ "b": "\u00fc", "a": [9007199254740993, 1e400, 1.10, -0, 1E+2] }"""))));

    [Theory]
    [InlineData("9007199254740993", "/a/0")]
    [InlineData("1e400", "/a/0")]
    [InlineData("-1e400", "/a/0")]
    [InlineData("1e-400", "/a/0")]
    [InlineData("1e99999999999999999999999", "/a/0")]
    [InlineData("1e-99999999999999999999999", "/a/0")]
    [InlineData("0.1000000000000000055511151231257827", "/a/0")]
    [InlineData("3.14159265358979323846", "/a/0")]
    public void A_number_that_no_double_equals_is_refused(string number, string at)
    {
        var error = Refused($$"""{"a":[{{number}}]}""");

        Assert.Equal("SCOUT6904", error.Code);
        Assert.StartsWith($"{at}: the number {number}", error.Message, StringComparison.Ordinal);
        Assert.Throws<ScoutException>(() => CanonicalJson.Write(JsonElement.Parse($$"""{"a":[{{number}}]}""")));
    }

    [Theory]
    [InlineData("0e99999999999999999999999", "0")]
    [InlineData("-0.000e-7", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("0.00000000000000000000000000012300", "1.23e-28")]
    [InlineData("12300000000000000000000000000E-5", "1.23e+23")]
    public void A_number_that_a_double_equals_is_written_in_its_shortest_form(string number, string expected) =>
        Assert.Equal(expected, Write(number, exact: true));

    [Theory]
    [InlineData("""{"a":{"b":1,"b":1}}""", "/a/b")]
    [InlineData("""{"x/y~":{"b":1,"\u0062":2}}""", "/x~1y~0/b")]
    public void A_key_that_is_there_twice_is_refused(string json, string at)
    {
        var error = Refused(json);

        Assert.Equal("SCOUT6902", error.Code);
        Assert.StartsWith(at + ":", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<ScoutException>(() => CanonicalJson.Write(JsonElement.Parse(json))).Message);
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", "/a")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "/a")]
    [InlineData("""["x","\udc00"]""", "/1")]
    [InlineData("""{"\ud800":1}""", "the root")]
    public void Half_of_a_surrogate_pair_is_refused(string json, string at)
    {
        var error = Refused(json);

        Assert.Equal("SCOUT6903", error.Code);
        Assert.StartsWith(at + ":", error.Message, StringComparison.Ordinal);
        Assert.Equal("SCOUT6903", Assert.Throws<ScoutException>(() => CanonicalJson.Write(JsonElement.Parse(json))).Code);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_string_of_CSharp_is_refused() =>
        Assert.Equal("SCOUT6903", Assert.Throws<ScoutException>(() => CanonicalJson.Write(new JsonMembers { ["a"] = "\ud83d" })).Code);

    [Theory]
    [InlineData(new byte[] { 0x22, 0xff, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xed, 0xa0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xc0, 0x80, 0x22 })]
    public void Broken_UTF8_is_refused(byte[] json) =>
        Assert.Equal("SCOUT6903", Assert.Throws<ScoutException>(() => CanonicalJson.Parse(json)).Code);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("[1")]
    [InlineData("// no\n1")]
    [InlineData("\ufeff{}")]
    [InlineData("NaN")]
    public void Anything_but_one_JSON_value_is_refused(string text) => Assert.Equal("SCOUT6901", Refused(text).Code);

    [Fact]
    public void The_place_of_broken_JSON_is_named()
    {
        var error = Refused("{\n \"blocks\": { \"triage\": nul }\n}");

        Assert.Contains("near /blocks/triage (line 2, byte ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_128_is_read_and_129_is_refused()
    {
        var deepest = new string('[', 128) + new string(']', 128);
        Assert.Equal(deepest, CanonicalJson.WriteString(CanonicalJson.Parse(Encoding.UTF8.GetBytes(deepest))));

        var tooDeep = $"[{deepest}]";
        Assert.Equal("SCOUT6905", Refused(tooDeep).Code);
        var element = JsonElement.Parse(tooDeep, new JsonDocumentOptions { MaxDepth = 200 });
        Assert.Equal("SCOUT6905", Assert.Throws<ScoutException>(() => CanonicalJson.Write(element)).Code);
        Assert.Equal("SCOUT6905", Refused(new string('[', 100_000)).Code);
    }

    private static ScoutException Refused(string json) =>
        Assert.Throws<ScoutException>(() => CanonicalJson.Parse(Encoding.UTF8.GetBytes(json)));

    private static string Write(string number, bool exact) => exact
        ? CanonicalJson.WriteString(JsonElement.Parse(number))
        : Encoding.UTF8.GetString(CanonicalJson.Write(new JsonMembers { ["n"] = double.Parse(number, CultureInfo.InvariantCulture) }))[5..^1];

    private static string Shuffled(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{ " + string.Join(" ,\n", value.EnumerateObject().Reverse().Select(m => JsonSerializer.Serialize(m.Name) + " : " + Shuffled(m.Value))) + " }",
        JsonValueKind.Array => "[\t" + string.Join(" , ", value.EnumerateArray().Select(Shuffled)) + " ]",
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };
}

using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Tests.Rules;

public class JsonNamesTests
{
    [Theory]
    [InlineData("UserMessage", "user_message")]
    [InlineData("userMessage", "user_message")]
    [InlineData("XMLPath2", "xml_path2")]
    [InlineData("ID", "id")]
    [InlineData("Line2Text", "line2_text")]
    [InlineData("_Odd__Name_", "_odd__name_")]
    [InlineData("GrößeÄußern", "größe_äußern")]
    public void A_name_becomes_snake_case(string name, string expected) => Assert.Equal(expected, JsonNames.SnakeCase(name));

    [Property(Arbitrary = [typeof(Identifiers)], MaxTest = 2000)]
    public void Names_equal_the_frameworks(string name) =>
        Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), JsonNames.SnakeCase(name));

    private static class Identifiers
    {
        public static Arbitrary<string> Names() => Arb.From(
            Gen.Elements("AAAbbbcZz09_öÄ٣".ToCharArray()).ListOf(7).Select(letters => string.Concat(letters)));
    }
}

using System.Text.Json;
using Scout.Execution.Code;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Tests.Runs;

public class SimpleValues
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "300", "2147483648", "9223372036854775808", "1.0", "1e2", "0.1", "-0.0", "123456789012345", "9007199254740993", "0.1000000000000000055", "1e400",
        "\"\"", "\"a\"", "\"\\n\"", "\"\\u00e9\"", "\"\\ud83d\"", "{}", "[]",
    ];

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(int))]
    [InlineData(typeof(long))]
    [InlineData(typeof(double))]
    [InlineData(typeof(decimal))]
    [InlineData(typeof(bool))]
    public void What_is_read_without_the_serializer_is_what_it_reads(Type type)
    {
        var read = 0;
        foreach (var value in Values.Select(value => JsonElement.Parse(value)))
        {
            if (PlainValues.Reader(type)!(value) is { } plain)
            {
                read++;
                Assert.Equal(value.Deserialize(type, JsonShape.Options), plain);
            }
        }

        Assert.True(read > 1);
    }

    [Fact]
    public void What_is_written_without_the_serializer_is_what_it_writes()
    {
        object[] values =
        [
            "", "a", "\n\"é😀\u2028", "<&>", -1, 0, 1, 255, 256, 257, int.MinValue, int.MaxValue, -2L, 256L, long.MinValue, long.MaxValue,
            0.0, -0.0, 0.1, 1e21, 1e-7, double.MaxValue, 0m, 1.50m, decimal.MaxValue, decimal.MinValue, true, false,
        ];
        foreach (var value in values)
        {
            Assert.Equal(JsonSerializer.SerializeToElement(value, value.GetType(), JsonShape.Options).GetRawText(), PlainValues.Writer(value.GetType())!(value)!.Value.GetRawText());
        }
    }
}

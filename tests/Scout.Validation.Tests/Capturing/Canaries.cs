using System.Text.Json;
using Scout.Validation.Capturing;

namespace Scout.Validation.Tests.Capturing;

/// <summary>What is known by its form goes out of a recorded run, wherever it stands; what is none stays.</summary>
public class Canaries
{
    [Theory]
    [InlineData("ada.lovelace+shop@mail.example.org")]
    [InlineData("ADA@EXAMPLE.ORG")]
    [InlineData("+49 170 1234567")]
    [InlineData("0170/1234567")]
    [InlineData("(030) 1234-5678")]
    [InlineData("555-123-4567")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111111111111111")]
    [InlineData("5500-0000-0000-0004")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("GB82WEST12345698765432")]
    [InlineData("sk-proj-4f9c2b1a8d7e6f5a4b3c")]
    [InlineData("ghp_16C7e42F292c6912E7710c838347Ae178B4a")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("Bearer abc123def456ghi789")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("203.0.113.77")]
    [InlineData("2a02:8071:2c80:1f00:d4a1:5bff:fe12:9a3c")]
    [InlineData("fe80::1ff:fe23:4567:890a")]
    public void A_canary_is_in_nothing_that_is_captured(string canary)
    {
        var redaction = new Redaction([]);

        foreach (var text in (string[])[canary, $"Write to {canary}, please.", $"({canary})", $"\"{canary}\"\nnext line", $"x: {canary}; y: {canary}"])
        {
            Assert.DoesNotContain(canary, redaction.Text(text), StringComparison.OrdinalIgnoreCase);
        }

        var value = JsonSerializer.SerializeToElement(new Dictionary<string, object> { [canary] = new object[] { canary, new { deep = $"<{canary}>" } } });
        Assert.DoesNotContain(canary, redaction.Of(value).GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, redaction.Count);
    }

    [Theory]
    [InlineData("Where is order #1043? A-1044, A 1046, A-10442019")]
    [InlineData("It costs 48.50 euros, 12,345.67 dollars, or 1234567 yen.")]
    [InlineData("std::vector<int> and 12:30 and a:b:c and 00:1b:44 ::")]
    [InlineData("On 2026-11-30 at 12:30:45, version 1.2.3, 2026-11-30T12:30:45Z")]
    [InlineData("ISBN 978-3-16")]
    [InlineData("Call me @ noon; a@b is no address")]
    [InlineData("support-desk@3e74b7208a")]
    [InlineData("We bought 4111111111111112 grains of rice.")]
    [InlineData("a-very-long-name-of-a-thing-that-is-no-token")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitän")]
    public void What_is_none_stays_as_it_is(string text) => Assert.Equal(text, new Redaction([]).Text(text));

    [Fact]
    public void The_same_text_is_the_same_everywhere_and_others_are_others()
    {
        var redaction = new Redaction([]);

        Assert.Equal("person1@example.com person2@example.com person1@example.com", redaction.Text("ada@x.org bob@x.org ada@x.org"));
        Assert.Equal("person2@example.com", redaction.Text("bob@x.org"));
    }

    [Fact]
    public void What_stands_at_a_named_place_goes_wherever_it_stands()
    {
        var redaction = new Redaction(["/customer", "/lines/1/by", "/none"]);

        var inputs = redaction.Inputs(JsonElement.Parse("""{"customer":{"name":"Grace Hopper","age":85,"vip":true},"lines":[{"by":"XY"},{"by":"AB"}],"text":"Dear Mrs. Grace Hopper, ..."}"""));

        Assert.Equal("""{"customer":{"name":"[text 1]","age":0,"vip":true},"lines":[{"by":"XY"},{"by":"[text 2]"}],"text":"Dear Mrs. [text 1], ..."}""", inputs.GetRawText());
        Assert.Equal("[text 1]!", redaction.Text("grace hopper!"));
        Assert.Equal(["/none"], redaction.Unmet);
    }

    [Fact]
    public void A_long_text_takes_no_long_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        new Redaction([]).Text(string.Concat(Enumerable.Repeat("a.b-c+d 12 34 (56) ", 20_000)));
        new Redaction([]).Text(new string('a', 200_000));
        new Redaction([]).Text(new string('1', 200_000));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}

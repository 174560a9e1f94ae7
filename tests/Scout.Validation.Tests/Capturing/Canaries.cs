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
    [InlineData("ada@localhost")]
    [InlineData("ada@[192.0.2.7]")]
    [InlineData("\"ada lovelace\"@example.org")]
    [InlineData("+49\u00A030\u00A01234567")]
    [InlineData("+49\u202F30\u202F1234567")]
    [InlineData("1-800-555-0199")]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111\u00A01111\u00A01111\u00A01111")]
    [InlineData("DE89-3704-0044-0532-0130-00")]
    [InlineData("DE89\u202F3704\u202F0044\u202F0532\u202F0130\u202F00")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad01")]
    [InlineData("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")]
    [InlineData("github_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ")]
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
    [InlineData("https://example.org/?to=ada%40example.org&x=1", "ada")]
    [InlineData("Tel.+493012345678", "3012345678")]
    [InlineData("Tel.030 1234567", "1234567")]
    [InlineData("tel: 1234567", "1234567")]
    [InlineData("0049.30.1234567a", "1234567")]
    [InlineData("+49301234567abc", "1234567")]
    [InlineData("Ring 0170 1234567 2026 11 30 12 30", "1234567")]
    [InlineData("4111 1111 1111 1111 12/27", "1111")]
    [InlineData("cards 4111 1111 1111 1111 123", "1111")]
    [InlineData("BE68 5390 0754 7034 Bank of Ada", "5390")]
    [InlineData("AB12 this is none; DE89 3704 0044 0532 0130 00", "3704")]
    [InlineData("It is at 203.0.113.77.", "203.0")]
    [InlineData("::ffff:203.0.113.77", "113.77")]
    [InlineData("GET /x?access_token=abcDEF1234567890abcd", "abcDEF1234567890abcd")]
    [InlineData("token=abc123xyz99&api_key=k3y-0f-m1ne&x=1", "abc123xyz99")]
    [InlineData("token=abc123xyz99&api_key=k3y-0f-m1ne&x=1", "k3y-0f-m1ne")]
    [InlineData("next=%2Fin%3Ftoken%3Dabc123xyz99%26page%3D1", "abc123xyz99")]
    [InlineData("https://x.blob.example.org/a?sv=2026&sig=kZ8%2Fq1Wm%2BPz3x%3D", "kZ8%2Fq1Wm")]
    [InlineData("Authorization: Basic YWRhOnBhc3N3b3Jk", "YWRhOnBhc3N3b3Jk")]
    [InlineData("basic YWRhOnBhc3N3b3Jk", "YWRhOnBhc3N3b3Jk")]
    [InlineData("X-Api-Key: 9f8e7d6c5b4a39281706", "9f8e7d6c5b4a39281706")]
    [InlineData("{\"client_secret\": \"q1w2e3r4\"}", "q1w2e3r4")]
    [InlineData("Cookie: theme=dark; JSESSIONID=8f2k1l0m9n", "8f2k1l0m9n")]
    [InlineData("password=swordfish", "swordfish")]
    [InlineData("postgres://user:hunter2pass@db.example.org:5432/x", "hunter2pass")]
    [InlineData("https://user:hunter2pass@host/", "hunter2pass")]
    [InlineData("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", "ngeVfQFYQlKU0ufo8x5d1A")]
    [InlineData("api_key=550e8400-e29b-41d4-a716-446655440000", "446655440000")]
    public void What_stands_around_it_does_not_hide_it(string text, string canary)
    {
        var left = new Redaction([]).Text(text);

        Assert.Contains(canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, left, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"X-Api-Key":"9f8e7d6c5b4a39281706"}""", """{"X-Api-Key":"[token 1]"}""")]
    [InlineData("""{"headers":{"authorization":["Basic YWRhOnBhc3N3b3Jk"]},"accessToken":"abc123xyz"}""", """{"headers":{"authorization":["Basic [token 1]"]},"accessToken":"[token 2]"}""")]
    [InlineData("""{"password":"swordfish","token_count":"12345678","key":"A-10442019","token":"none of yours"}""", """{"password":"[token 1]","token_count":"12345678","key":"A-10442019","token":"none of yours"}""")]
    public void The_name_of_a_member_says_that_its_value_is_a_token(string value, string left) => Assert.Equal(left, new Redaction([]).Of(JsonElement.Parse(value)).GetRawText());

    [Fact]
    public void What_is_told_to_be_a_token_in_one_place_is_one_in_all()
    {
        var redaction = new Redaction([]);

        var inputs = redaction.Inputs(JsonElement.Parse("""{"text":"It is 9f8e7d6c5b, not 19f8e7d6c5b."}"""), default, (JsonElement.Parse("""["x?token=9f8e7d6c5b"]"""), default));

        Assert.Equal("""{"text":"It is [token 1], not 19f8e7d6c5b."}""", inputs.GetRawText());
        Assert.Equal("x?token=[token 1]", redaction.Text("x?token=9f8e7d6c5b"));
    }

    [Theory]
    [InlineData("Where is order #1043? A-1044, A 1046, A-10442019")]
    [InlineData("It costs 48.50 euros, 12,345.67 dollars, or 1234567 yen.")]
    [InlineData("std::vector<int> and 12:30 and a:b:c and 00:1b:44 ::")]
    [InlineData("On 2026-11-30 at 12:30:45, version 1.2.3, 2026-11-30T12:30:45Z")]
    [InlineData("2026-11-30T06:22:05.1234567Z, 2026-11-30 06:22:01.123456789+01:00, 06:22:00.0123456, 00:00:09.9999999, 2026-11-30T06:22:04,123Z")]
    [InlineData("PT0.0123456S and PT1H2M3.1234567S")]
    [InlineData("ISBN 978-3-16")]
    [InlineData("Call me @ noon; a@b is no address")]
    [InlineData("support-desk@3e74b7208a")]
    [InlineData("We bought 4111111111111112 grains of rice.")]
    [InlineData("a-very-long-name-of-a-thing-that-is-no-token")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitän")]
    [InlineData("01.02.2026, 01.02.2026 - 03.04.2026, 01.02.26 08:30, 2026-01-02 - 2026-03-04")]
    [InlineData("order 550e8400-e29b-41d4-a716-446655440000, and 01234567-0123-4567-8901-012345678901")]
    [InlineData("commit 3e74b7208a91, object 507f1f77bcf86cd799439011, part 0012345678ab, A-0104420199")]
    [InlineData("https://example.org/orders/2026/11/30/invoice-44/lines/of/all")]
    [InlineData("token: required; a secret: the 2nd; password: forgotten; key=value; sort_key=A-10442019; the token A-1044")]
    [InlineData("Basic understanding of basic knowledge, basic abcdefgh")]
    [InlineData("skandinavische-gesellschaft, skateboard-competition-of-all")]
    [InlineData("https://example.org:8080/a@b and git://git@example")]
    [InlineData("the mobile costs 48.50, phone 7, tel. 110")]
    [InlineData("between 100 and 2000 of 1.234.567,89")]
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

        foreach (var part in (string[])["a.b-c+d 12 34 (56) ", "a", "1", "a-", "a/", "1 ", "a1b2-", "eyJ", "sk-", "a_", "//a:b", "x=y&", "ab12 ", "\"a", "a@b", "12.", "basic a ", "token=a1b2c3d4&", "api_"])
        {
            new Redaction([]).Text(string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)));
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}

using System.Text.Json;
using Scout.Revisions.Secrets;

namespace Scout.Revisions.Tests.Secrets;

public sealed class HiddenTextsTests
{
    private readonly HiddenTexts _hidden = new();

    public HiddenTextsTests()
    {
        _hidden.Add("TOKEN", "tok-Zk39xQw71LmV");
        _hidden.Add("PIN", "8391746205");
        _hidden.Add("SHORT", "seven77");
        _hidden.Add("LONGER", "more-tok-Zk39xQw71LmV-more");
    }

    [Theory]
    [InlineData("at tok-Zk39xQw71LmV.", "at [secret TOKEN].")]
    [InlineData("TOK-ZK39XQW71LMV", "[secret TOKEN]")]
    [InlineData("tok-Zk39xQw71LmVtok-Zk39xQw71LmV", "[secret TOKEN][secret TOKEN]")]
    [InlineData("tok-Zk39...", "[secret TOKEN]...")]
    [InlineData("...9xQw71LmV", "...[secret TOKEN]")]
    [InlineData("is more-tok-Zk39xQw71LmV-more", "is [secret LONGER]")]
    [InlineData("83917462059", "[secret PIN]9")]
    public void A_secret_and_the_half_of_one_are_replaced_by_the_name(string text, string expected) => Assert.Equal(expected, _hidden.Redact(text));

    [Fact]
    public void A_URL_that_escapes_only_what_it_must_hides_it_too()
    {
        const string Token = "to/ken abc+ü:9";
        var hidden = new HiddenTexts();
        hidden.Add("TOKEN", Token);

        Assert.Equal("https://a.example/b/[secret TOKEN]?c=[secret TOKEN]", hidden.Redact(new Uri($"https://a.example/b/{Token}?c={Token}").AbsoluteUri));
    }

    [Theory]
    [InlineData("seven77 is too short to be known in a text")]
    [InlineData("tok-Zk3 is less than half of one")]
    [InlineData("[secret TOKEN] was hidden before")]
    [InlineData("Secrets, tokens and PINs: 8391, 746205")]
    [InlineData("")]
    public void Other_text_stays_as_it_is(string text) => Assert.Same(text, _hidden.Redact(text));

    [Theory]
    [InlineData("""{"a":[8391746205,1],"tok-Zk39xQw71LmV":null}""", """{"a":["[secret PIN]",1],"[secret TOKEN]":null}""")]
    [InlineData("""[8391746205.0,8.391746205E9,8391746206,true]""", """["[secret PIN].0","[secret PIN]",8391746206,true]""")]
    public void In_JSON_it_may_be_a_number_or_a_name(string json, string expected) => Assert.Equal(expected, _hidden.Redact(JsonElement.Parse(json)).GetRawText());

    [Theory]
    [InlineData("at tok-Zk39xQw71LmV.", "at [secret TOKEN].")]
    [InlineData("TOK-ZK39XQW71LMV", "[secret TOKEN]")]
    [InlineData("dG9rLVprMzl4UXc3MUxtVg==", "[secret TOKEN]g==")]
    [InlineData("is more-tok-Zk39xQw71LmV-more", "is [secret LONGER]")]
    [InlineData("only Zk39xQw7.", "only [secret TOKEN].")]
    public void What_was_made_of_a_secret_leaves_nothing_of_the_whole(string text, string expected)
    {
        var run = new HiddenTexts(_hidden);
        run.AddDerived("TOKEN", "Zk39xQw7");
        run.AddDerived("TOKEN", "LVprMzl4");

        Assert.Equal(expected, run.Redact(text));
    }

    [Fact]
    public void A_secret_of_several_lines_is_known_by_each_but_not_by_its_frame()
    {
        var hidden = new HiddenTexts();
        hidden.Add("KEY", "-----BEGIN KEY-----\r\nMIIBVgIBADANBgkq\r\nhkiG9w0BAQEFAASC\r\n-----END KEY-----");

        Assert.Equal("first [secret KEY]", hidden.Redact("first MIIBVgIBADANBgkq"));
        Assert.Equal("[secret KEY]\n", hidden.Redact("hkiG9w0BAQEFAASC\n"));
        Assert.Equal("-----BEGIN KEY-----\nanother", hidden.Redact("-----BEGIN KEY-----\nanother"));
        Assert.Equal("[secret KEY]", hidden.Redact("-----BEGIN KEY-----\nMIIBVgIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----"));
    }

    [Fact]
    public void A_writer_hides_what_comes_letter_by_letter_and_loses_nothing()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        var writer = HidingWriter.Over(inner, _hidden);

        foreach (var letter in "to tok-Zk39xQw71LmV, tok-")
        {
            writer.Write(letter);
        }

        writer.WriteLine("and more");
        writer.Write("tok-");
        writer.Dispose();

        Assert.Equal("to [secret TOKEN], tok-and more\ntok-", inner.ToString());
    }

    [Fact]
    public void A_secret_that_is_new_is_told_once()
    {
        var told = new List<string>();
        var hidden = new HiddenTexts { Added = (name, _) => told.Add(name) };

        hidden.Add("A", "a secret of its own");
        hidden.Add("A", "a secret of its own");
        hidden.Add("B", "short");

        Assert.Equal(["A"], told);
    }
}

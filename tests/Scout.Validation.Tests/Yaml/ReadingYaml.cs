using System.Globalization;
using System.Text;
using Scout.Validation.Yaml;

namespace Scout.Validation.Tests.Yaml;

public class ReadingYaml
{
    [Theory]
    [InlineData("a: no", """{"a":"no"}""")]
    [InlineData("a: 12:30", """{"a":"12:30"}""")]
    [InlineData("a: 2026-11-30", """{"a":"2026-11-30"}""")]
    [InlineData("a: [1, 2.50, -3e2, true, null, ~, 'x', \"y\\u00e9\"]", """{"a":[1,2.50,-3e2,true,null,null,"x","yé"]}""")]
    [InlineData("a: '12'", """{"a":"12"}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("{\"a\": {\"b\": [1]}}", """{"a":{"b":[1]}}""")]
    [InlineData("a: |\n  one\n  two\n", """{"a":"one\ntwo\n"}""")]
    [InlineData("a: &x { b: 1 }\nc: *x\nd: *x", """{"a":{"b":1},"c":{"b":1},"d":{"b":1}}""")]
    [InlineData("a: v1.2.3", """{"a":"v1.2.3"}""")]
    [InlineData("a: e5", """{"a":"e5"}""")]
    [InlineData("a: 123456789012345678901234567890.5", """{"a":123456789012345678901234567890.5}""")]
    public void A_value_is_what_JSON_would_say(string yaml, string json) => Assert.Equal(json, YamlReader.Read(yaml)!.Json.GetRawText());

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    public void Nothing_is_no_value(string yaml) => Assert.Null(YamlReader.Read(yaml));

    [Theory]
    [InlineData("a: 007", 1, 4, "007 is read as a number by some")]
    [InlineData("a: +1", 1, 4, "in quotes")]
    [InlineData("a: 0x1F", 1, 4, "in quotes")]
    [InlineData("a: .5", 1, 4, "in quotes")]
    [InlineData("a: .inf", 1, 4, "in quotes")]
    [InlineData("a: 1\na: 2", 2, 1, "'a' is there twice")]
    [InlineData("a: !!binary aGk=", 1, 4, "tag")]
    [InlineData("a: !ruby/object x", 1, 4, "tag")]
    [InlineData("a: *x", 1, 4, "*x")]
    [InlineData("a: [1", 2, 1, "no YAML")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "second document")]
    [InlineData("[a, b]: 1", 1, 9, "a name is expected")]
    [InlineData("a: 1\nb: [1,\n\tc: 2\nd: }", 4, 1, "no YAML")]
    [InlineData("a: 1\nb:\n\t- c", 3, 1, "no YAML")]
    public void What_is_wrong_is_told_with_its_place(string yaml, int line, int column, string says)
    {
        var problem = Assert.Throws<YamlException>(() => YamlReader.Read(yaml));

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_goes_off()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var problem = Assert.Throws<YamlException>(() => YamlReader.Read(bomb.ToString()));

        Assert.Contains("100000 values", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_broken_in_a_text_is_told_and_nothing_else_is_thrown()
    {
        const string Whole = "workflow: desk\ncases:\n  - &a { name: 'one', inputs: { \"x\": [1, -2.5, null] } }\n  - *a\n  - name: |\n      two\n    tags: [a, b]\n---\n";
        const string Signs = ":-[]{}&*!|>'\"%@`#,?~ \t\n\0\u00e9\ud83d\ude00x1";
        var random = new Random(5);
        var told = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, Signs[random.Next(Signs.Length)]), _ => text.Replace(text[at], Signs[random.Next(Signs.Length)], at, 1) };
            }

            try
            {
                YamlReader.Read(text.ToString());
            }
            catch (YamlException)
            {
                told++;
            }
        }

        Assert.InRange(told, 5_000, 20_000);
    }

    [Fact]
    public void What_lies_too_deep_is_refused()
    {
        Assert.Contains("64 deep", Assert.Throws<YamlException>(() => YamlReader.Read(new string('[', 20_000))).Message, StringComparison.Ordinal);
        Assert.NotNull(YamlReader.Read(new string('[', 60) + new string(']', 60)));
    }

    [Fact]
    public void An_anchor_within_itself_stands_for_nothing() => Assert.Contains("*a", Assert.Throws<YamlException>(() => YamlReader.Read("a: &a [*a]")).Message, StringComparison.Ordinal);
}

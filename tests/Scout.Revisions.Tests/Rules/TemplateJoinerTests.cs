using System.Text;
using Scout.Revisions.Rules.Templates;
using Scriban.Parsing;

namespace Scout.Revisions.Tests.Rules;

public sealed class TemplateJoinerTests
{
    private static readonly string[] Texts =
    [
        "{", "{{", "{{ ", "{{-", "{{~ ", "}", "}}", " }}", "-}} ", "~}}\n", "{%", "%", "{%{", "{%%{", "}%}", "}%%}", "#", "##", "'", "\"", "`", "\\",
        "$'{", "{{ '{' }}", "{{ if ", "{{ end }}", "a", " b ", "\n", "\r\n", "{ \"x\": ", ": 1 }", "(", "]", "1.5", "x.y", "|", ";", "é\U0001F600",
    ];

    private static readonly string[] Expressions = ["inputs.text", "odd['a b']", "{'a': [1, 2]}", "'it\\'s {{ }}'", "a == 'b' && !c", "null"];

    [Fact]
    public void Reading_only_what_is_new_joins_as_reading_all_of_it_does()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 50_000; i++)
        {
            var joiner = new TemplateJoiner();
            var expected = new StringBuilder();
            for (var parts = random.Next(1, 14); parts > 0; parts--)
            {
                var expression = Expressions[random.Next(Expressions.Length)];
                var text = Texts[random.Next(Texts.Length)];
                switch (random.Next(4))
                {
                    case 0:
                        joiner.AppendHole(expression);
                        AppendHole(expected, expression);
                        break;
                    case 1 when !text.Contains('{', StringComparison.Ordinal):
                        joiner.AppendConstant(text, expression);
                        AppendText(expected, text, expression);
                        break;
                    default:
                        joiner.AppendText(text);
                        expected.Append(text);
                        break;
                }
            }

            Assert.Equal(expected.ToString(), joiner.ToString());
        }
    }

    [Fact]
    public void A_long_template_is_joined_in_a_moment()
    {
        var joiner = new TemplateJoiner();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 5_000; i++)
        {
            joiner.AppendText("Some text of a template; {{ if inputs.urgent }}urgent{{ end }} ");
            joiner.AppendHole("inputs.text");
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    private static void AppendText(StringBuilder template, string text, string literal)
    {
        if (IsInCode(template))
        {
            AppendHole(template, literal);
        }
        else
        {
            template.Append(text);
        }
    }

    private static void AppendHole(StringBuilder template, string expression)
    {
        if (IsInCode(template))
        {
            template.Append(expression);
            return;
        }

        if (template.Length > 0 && template[^1] == '{')
        {
            template.Length--;
            template.Append("{{ '{' }}");
        }

        template.Append("{{ ").Append(expression).Append(" }}");
    }

    private static bool IsInCode(StringBuilder template)
    {
        var isInCode = false;
        foreach (var token in new Lexer(template.ToString()))
        {
            isInCode = token.Type == TokenType.CodeEnter || (token.Type != TokenType.CodeExit && isInCode);
        }

        return isInCode;
    }
}

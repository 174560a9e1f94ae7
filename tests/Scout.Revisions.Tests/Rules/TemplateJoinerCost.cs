using Scout.Revisions.Rules.Templates;
using Scriban.Parsing;

namespace Scout.Revisions.Tests.Rules;

public class TemplateJoinerCost
{
    private static readonly string[] Pieces =
    [
        "{{ ", " }}", "{{- ", " -}}", "{", "}", "{ a: ", "[", "]", ", ", "'", "\"", "`", "# x\n", "## x ##", "$\"", "{%{", "}%}", "x", " ", "\n", "12", ".", "|", "-", "~", "x =", "\\",
    ];

    /// <remarks>Reading on from the middle must find what reading from the beginning finds.</remarks>
    [Fact]
    public void Whether_the_end_is_in_code_does_not_depend_on_where_reading_began()
    {
        var random = new Random(17);
        for (var round = 0; round < 20_000; round++)
        {
            var joiner = new TemplateJoiner();
            for (var piece = random.Next(1, 14); piece > 0; piece--)
            {
                var isInCode = InCode(joiner.ToString());
                Assert.True(isInCode == joiner.IsInCode(), joiner.ToString());
                if (random.Next(3) == 0)
                {
                    var place = joiner.AppendHole("inputs.a");
                    Assert.Equal(isInCode, place == HolePlace.InCode);
                }
                else
                {
                    joiner.AppendText(Pieces[random.Next(Pieces.Length)]);
                }
            }
        }
    }

    [Theory]
    [InlineData("{{ [", "", ", ")]
    [InlineData("{{ [", "{ a: ", "}, ")]
    [InlineData("{{ x = {", "a: ", ", ")]
    [InlineData("{", " and ", " {{ 1 }} {")]
    public void Four_times_the_holes_cost_four_times_as_much(string begin, string before, string after)
    {
        Cost(10);
        Assert.InRange(Cost(2000) / (double)Cost(500), 1, 8);

        long Cost(int holes)
        {
            var made = GC.GetAllocatedBytesForCurrentThread();
            var joiner = new TemplateJoiner();
            joiner.AppendText(begin);
            for (var hole = 0; hole < holes; hole++)
            {
                joiner.AppendText(before);
                joiner.AppendHole("inputs.name");
                joiner.AppendText(after);
            }

            return GC.GetAllocatedBytesForCurrentThread() - made;
        }
    }

    private static bool InCode(string text)
    {
        var isInCode = false;
        foreach (var token in new Lexer(text))
        {
            isInCode = token.Type switch { TokenType.CodeEnter => true, TokenType.CodeExit => false, _ => isInCode };
        }

        return isInCode;
    }
}

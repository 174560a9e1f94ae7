using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Tests.Output;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("漢字한", 6)]
    [InlineData("😀👍🏽🇩🇪❤\uFE0F", 8)]
    [InlineData("👩‍🚀", 2)]
    [InlineData("e\u0301", 1)]
    public void Text_takes_as_many_columns_as_in_a_terminal(string text, int expected)
    {
        Assert.Equal(expected, TextWidth.Of(text));
        Assert.Equal(expected, TextWidth.OfMarkup($"[bold]{text}[/]"));
        Assert.Equal(10, TextWidth.Of(TextWidth.Pad(text, 10)));
        Assert.Equal(text, TextWidth.Pad(text, 1));
        Assert.Equal(text.Length, TextWidth.Cut(text, expected));
        Assert.True(TextWidth.Of(text[..TextWidth.Cut(text, expected - 1)]) < expected);
    }

    [Fact]
    public void The_columns_of_a_table_stand_below_each_other_and_fit_the_terminal()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 30;
        var table = new PlainTable(console, flexible: 1);
        table.Add(new Cell("id"), new Cell("name"), new Cell("end"));
        table.Add(new Cell("漢字"), new Cell("👩‍🚀👩‍🚀"), new Cell("x"));
        table.Add(new Cell("b"), new Cell("漢字漢字漢字漢字漢字漢字漢字"), new Cell("x"));
        table.Write();

        var lines = output.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToArray();

        Assert.Equal(
            ["id    name                 end", "漢字  👩‍🚀👩‍🚀                 x", "b     漢字漢字漢字漢字漢…  x"],
            lines);
    }
}

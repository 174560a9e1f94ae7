using Scout.Tool.Output;

namespace Scout.Tool.Tests.Output;

public sealed class WordsTests
{
    [Theory]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("\e[31mred\e[0m", @"\u001b[31mred\u001b[0m")]
    [InlineData("abc\u202Edef", @"abc\u202edef")]
    public void Text_of_others_is_one_line_that_a_terminal_does_not_obey(string text, string expected) => Assert.Equal(expected, Words.OneLine(text));

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("abc🫖d", 5, "abc…")]
    [InlineData("abc🫖d", 6, "abc🫖d")]
    [InlineData("漢字漢字", 8, "漢字漢字")]
    [InlineData("漢字漢字", 7, "漢字漢…")]
    [InlineData("漢字漢字", 6, "漢字…")]
    [InlineData("👩‍🚀👩‍🚀👩‍🚀", 5, "👩‍🚀👩‍🚀…")]
    [InlineData("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    public void Text_is_shortened_between_letters_to_what_it_takes_in_a_terminal(string text, int length, string expected) => Assert.Equal(expected, Words.Shorten(text, length));

    [Theory]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three", 7, "one two\nthree")]
    [InlineData("one two three", 8, "one two\nthree")]
    [InlineData("one /a/very/long/path three", 8, "one\n/a/very/long/path\nthree")]
    [InlineData("/a/very/long/path", 8, "/a/very/long/path")]
    [InlineData("one two\nthree four", 8, "one two\nthree\nfour")]
    [InlineData("one two\n\nthree", 8, "one two\n\nthree")]
    [InlineData("漢字 漢字 漢字", 9, "漢字 漢字\n漢字")]
    [InlineData("漢字 漢字 漢字", 8, "漢字\n漢字\n漢字")]
    [InlineData("😀😀 😀😀", 8, "😀😀\n😀😀")]
    public void Lines_are_broken_between_words_by_what_they_take_in_a_terminal(string text, int width, string expected) => Assert.Equal(expected, Words.Wrap(text, width));
}

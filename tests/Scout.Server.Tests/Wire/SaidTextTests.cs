using FsCheck.Xunit;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Wire;

public class SaidTextTests
{
    [Fact]
    public void Each_piece_is_what_is_new()
    {
        var said = new SaidText();

        Assert.Equal(["He", "llo", "", " you"], [said.Next("He"), said.Next("Hello"), said.Next("Hello"), said.Next("Hello you")]);
    }

    [Fact]
    public void Half_of_a_character_waits_for_the_other()
    {
        var said = new SaidText();

        Assert.Equal(["a", "\ud83d\ude00b"], [said.Next("a\ud83d"), said.Next("a\ud83d\ude00b")]);
    }

    [Fact]
    public void After_another_attempt_nothing_is_told_that_does_not_go_on_from_the_first()
    {
        var said = new SaidText();
        said.BeginAgain();
        Assert.Equal("Hello", said.Next("Hello"));
        said.BeginAgain();

        Assert.Equal(["", ""], [said.Next("Good day"), said.Next("Hello again")]);
    }

    [Fact]
    public void A_text_that_begins_anew_without_a_word_is_seen()
    {
        var said = new SaidText();
        Assert.Equal("A first answer", said.Next("A first answer"));

        Assert.Equal(["", ""], [said.Next("Another"), said.Next("Another answer")]);
    }

    [Fact]
    public void Another_attempt_that_says_a_part_of_what_was_said_is_no_end_of_it()
    {
        var said = new SaidText();
        Assert.Equal("aaaa", said.Next("aaaa"));
        said.BeginAgain();
        Assert.Equal(["", "", ""], [said.Next("aa"), said.Next("aaaa"), said.Next("aaaab")]);

        var unaware = new SaidText();
        Assert.Equal("aaaaaaaa", unaware.Next("aaaaaaaa"));
        Assert.Equal(["", ""], [unaware.Next("aa"), unaware.Next("aab")]);
    }

    [Property(MaxTest = 500)]
    public void Pieces_make_up_what_was_said_however_long_it_is_where_nothing_was_missed(int seed)
    {
        var random = new Random(seed);
        const int most = 400;
        var said = new SaidText();
        var all = string.Concat(Enumerable.Range(0, random.Next(600)).Select(_ => random.Next(10) == 0 ? "\ud83d\ude00" : random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var told = "";
        // What is heard is cut anywhere.
        for (var end = 0; end < all.Length; end += random.Next(100))
        {
            told += said.Next(all[Math.Max(0, end - most)..end]);
        }

        told += said.Next(all[^Math.Min(all.Length, most)..]);
        Assert.Equal(all, told);
    }

    [Fact]
    public void Where_some_was_missed_nothing_more_is_told()
    {
        var said = new SaidText();
        Assert.Equal("0123456789", said.Next("0123456789"));

        Assert.Equal(["", "", ""], [said.Next("89abcdefgh"), said.Next("9abcdefghi"), said.Next("123456789j")]);
    }
}

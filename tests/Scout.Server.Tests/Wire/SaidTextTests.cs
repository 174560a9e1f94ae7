using FsCheck.Xunit;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Wire;

public class SaidTextTests
{
    private readonly SaidText _said = new();

    [Fact]
    public void What_is_heard_again_is_no_more()
    {
        Assert.Equal([true, true, false, true], new[] { "He", "Hello", "Hello", "Hello you" }.Select(_said.Hear));
        Assert.Equal(("Hello you", "lo you", ""), (_said.After(0), _said.After(3), _said.After(_said.Length)));
    }

    [Fact]
    public void Half_of_a_character_waits_for_the_other()
    {
        _said.Hear("a\ud83d");
        Assert.Equal("a", _said.After(0));

        _said.Hear("a\ud83d\ude00b");
        Assert.Equal("\ud83d\ude00b", _said.After(1));
    }

    [Fact]
    public void Another_attempt_is_another_text()
    {
        _said.BeginAgain();
        _said.Hear("Hello");
        Assert.Equal((0, "Hello"), (_said.Attempt, _said.After(0)));

        _said.BeginAgain();
        _said.BeginAgain();
        Assert.Equal((1, 0), (_said.Attempt, _said.Length));

        _said.Hear("Good day");
        Assert.Equal((1, "Good day"), (_said.Attempt, _said.After(0)));
    }

    [Fact]
    public void A_text_that_begins_anew_without_a_word_is_seen()
    {
        _said.Hear("A first answer");

        Assert.Equal([false, false], new[] { "Another", "Another answer" }.Select(_said.Hear));
        Assert.Equal("A first answer", _said.After(0));

        _said.BeginAgain();
        _said.Hear("Another answer");
        Assert.Equal("Another answer", _said.After(0));
    }

    [Fact]
    public void A_text_that_says_a_part_of_what_was_said_is_no_end_of_it()
    {
        _said.Hear("aaaaaaaa");

        Assert.Equal([false, false], new[] { "aa", "aab" }.Select(_said.Hear));
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
            said.Hear(all[Math.Max(0, end - most)..end]);
            told += random.Next(3) == 0 ? said.After(told.Length) : "";
        }

        said.Hear(all[^Math.Min(all.Length, most)..]);
        Assert.Equal(all, told + said.After(told.Length));
        Assert.Equal(all, said.After(0));
    }

    [Fact]
    public void Where_some_was_missed_nothing_more_is_told()
    {
        _said.Hear("0123456789");

        Assert.Equal([false, false, false], new[] { "89abcdefgh", "9abcdefghi", "123456789j" }.Select(_said.Hear));
    }
}

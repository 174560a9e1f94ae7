using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Words;

namespace Scout.Tool.Tests.Reviewing;

public sealed class DiffWordsTests
{
    private static readonly string Before = Revision("""
        "say":{"type":"text","needs":["inputs"],"config":{"template":"one\ntwo\nthree\nfour\nfive"},"output":{"type":"string"}}
        """);

    private static readonly string After = Revision("""
        "say":{"type":"text","needs":["inputs"],"config":{"template":"one\ntwo\nTHREE\nfour\nfive"},"output":{"type":"string"}},
        "shout":{"type":"llm","needs":["say"],"config":{"model":"fast","prompt":"[b]{{ say }}[/]"},"output":{"type":"string"}}
        """);

    [Fact]
    public void Equal_revisions_are_one_word()
    {
        var words = Words(Before, Before);

        Assert.Equal(new Word("EQUAL", Tone.Safe), words.Verdict.Level);
        Assert.Equal("nothing differs", Assert.Single(Assert.Single(words.Verdict.Parts).Words).Text);
        Assert.Empty(words.Entries);
    }

    [Fact]
    public void The_verdict_is_parts_with_their_labels()
    {
        var verdict = Words(Before, After).Verdict;

        Assert.Equal(new Word("RISKY", Tone.Risky), verdict.Level);
        Assert.Equal(
            [": 0 breaking 2 risky 0 safe", "blocks: +1 ~1 -0", "connections: +1 -0", "contract: unchanged", "recorded runs: fit", "behaviour: changes"],
            verdict.Parts.Select(part => $"{part.Label}: {string.Join(' ', part.Words.Select(word => word.Text))}"));
        Assert.Equal([Tone.Added, Tone.Changed, Tone.Plain], verdict.Parts[1].Words.Select(word => word.Tone));
    }

    [Fact]
    public void An_entry_says_what_and_why()
    {
        var entries = Words(Before, After).Entries;

        Assert.Equal([("~", "say", "text"), ("+", "shout", "llm")], entries.Select(entry => (entry.Sign.Text, entry.Title, entry.Type)));
        Assert.Equal(["risky: other text", "risky: new model call"], entries.Select(entry => entry.Judgement));
        Assert.Equal("say -> shout", Assert.Single(entries[1].ChainsAdded));
    }

    [Fact]
    public void Words_are_as_they_are_in_the_revision() =>
        Assert.Contains(Words(Before, After).Entries[1].Values, value => value is WholeValue { Place: "/blocks/shout/config/prompt", Json: "\"[b]{{ say }}[/]\"" });

    [Fact]
    public void What_nobody_needs_to_read_is_still_there()
    {
        var text = Assert.IsType<ChangedText>(Assert.Single(Words(Before, After).Entries[0].Values)).Text;

        var passages = text.Passages(context: 1);

        Assert.Equal([(true, 1), (false, 4), (true, 1)], passages.Select(passage => (passage.IsLeftOut, passage.Lines.Length)));
        Assert.Equal(text.Lines().Length, passages.Sum(passage => passage.Lines.Length));
    }

    private static DiffWords Words(string before, string after) =>
        DiffWords.Of(RevisionDiff.Compute(JsonElement.Parse(before), JsonElement.Parse(after)));

    private static string Revision(string blocks) =>
        $$"""{"format":1,"workflow":"greet","input":{"type":"object"},"output":{"type":"string"},"blocks":{{{blocks}}},"result":"say"}""";
}

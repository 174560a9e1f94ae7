using System.Text.Json;
using Scout.Revisions.Format;
using Scout.Revisions.Model;

namespace Scout.Revisions.Tests.Format;

/// <summary>
/// Revisions that were written once and for all, not by this code. A version of the library that reads one of them differently, or writes other bytes,
/// would move the ids of its users' revisions: then the change is wrong, not the file. New features add files; no file is ever edited.
/// </summary>
public class GoldenCorpusTests
{
    private static readonly string[] Files = Directory.GetFiles(Fixture.Path("golden"), "*.json");

    public static TheoryData<string> Ids => [.. Files.Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_revision_of_the_corpus_keeps_its_bytes_and_its_id(string id)
    {
        var bytes = Fixture.Bytes("golden", id + ".json");

        var written = RevisionJson.Write(RevisionJson.ReadStored(bytes, id));

        Assert.Equal(bytes, written);
        Assert.Equal(id, ContentHash.Of(written));
    }

    [Fact]
    public void No_file_is_missing() => Assert.Equal(20, Files.Length);

    [Fact]
    public void Every_block_type_is_in_the_corpus()
    {
        var types = Members("type").Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()).ToHashSet();

        Assert.Superset(typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block)))
            .Select(type => type.Name[..^"Block".Length].ToLowerInvariant()).ToHashSet(), types!);
    }

    [Theory]
    [InlineData("prompt")]
    [InlineData("messages")]
    [InlineData("system")]
    [InlineData("temperature")]
    [InlineData("max_tokens")]
    [InlineData("reasoning_effort")]
    [InlineData("structured")]
    [InlineData("tools")]
    [InlineData("max_tool_rounds")]
    [InlineData("attachments")]
    [InlineData("method")]
    [InlineData("url")]
    [InlineData("query")]
    [InlineData("headers")]
    [InlineData("value")]
    [InlineData("json")]
    [InlineData("text")]
    [InlineData("content_type")]
    [InlineData("form")]
    [InlineData("expect")]
    [InlineData("yields")]
    [InlineData("whole")]
    [InlineData("max_bytes")]
    [InlineData("redirects")]
    [InlineData("concurrency")]
    [InlineData("seed")]
    [InlineData("tolerate")]
    [InlineData("until")]
    [InlineData("most")]
    [InlineData("must_hold")]
    [InlineData("time")]
    [InlineData("event")]
    [InlineData("by")]
    [InlineData("may_be_denied")]
    [InlineData("exponential")]
    [InlineData("max_delay_ms")]
    [InlineData("timeout_ms")]
    [InlineData("continue")]
    [InlineData("fallback")]
    [InlineData("calls")]
    public void Every_option_is_in_the_corpus(string option) => Assert.NotEmpty(Members(option));

    private static IEnumerable<JsonElement> Members(string name) =>
        Files.SelectMany(file => Under(JsonElement.Parse(File.ReadAllBytes(file)), name));

    private static IEnumerable<JsonElement> Under(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            member.Name == name ? Under(member.Value, name).Prepend(member.Value) : Under(member.Value, name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Under(item, name)),
        _ => [],
    };
}

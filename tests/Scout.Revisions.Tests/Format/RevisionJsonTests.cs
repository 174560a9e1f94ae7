using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scout.Revisions.Blocks;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Tests.Generators;

namespace Scout.Revisions.Tests.Format;

public class RevisionJsonTests
{
    private const string Smallest =
        """{"blocks":{"a":{"config":{"template":"hi"},"needs":[],"output":{"type":"string"},"type":"text"}},"format":1,"input":{},"output":{},"result":"a","workflow":"w"}""";

    [Property(MaxTest = 400)]
    public Property A_revision_that_was_read_is_written_with_the_same_bytes() => Prop.ForAll(RevisionGenerators.Revisions(), revision =>
    {
        var bytes = RevisionJson.Write(revision);

        return bytes.AsSpan().SequenceEqual(RevisionJson.Write(RevisionJson.Read(bytes)))
            && CanonicalJson.IsCanonical(bytes)
            && RevisionJson.ReadStored(bytes, ContentHash.Of(bytes)).Workflow == revision.Workflow;
    });

    [Property(MaxTest = 200)]
    public Property A_member_that_this_version_does_not_know_is_refused_wherever_it_stands() => Prop.ForAll(RevisionGenerators.Revisions(), ArbMap.Default.ArbFor<int>(), (revision, pick) =>
    {
        var root = JsonNode.Parse(RevisionJson.Write(revision))!;
        var places = FixedObjects(root, "").ToArray();
        var (place, at) = places[(int)((uint)pick % places.Length)];
        place["zz_new"] = 1;

        var error = Assert.Throws<ScoutException>(() => RevisionJson.Read(Encoding.UTF8.GetBytes(root.ToJsonString())));

        Assert.Equal("SCOUT6906", error.Code);
        Assert.StartsWith($"{at}/zz_new: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("update Scout.Build", error.Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "SCOUT6908", "/format: ")]
    [InlineData("\"type\":\"text\"", "\"type\":\"teleport\"", "SCOUT6907", "/blocks/a/type: this version does not know \"teleport\"")]
    [InlineData("\"workflow\":\"w\"", "\"workflow\":\"../w\"", "SCOUT6911", "/workflow: ")]
    [InlineData("\"template\":\"hi\"", "\"template\":1", "SCOUT6911", "/blocks/a/config/template: a text")]
    [InlineData("\"template\":\"hi\"", "", "SCOUT6912", "/blocks/a/config/template: ")]
    [InlineData("\"needs\":[]", "\"needs\":[1]", "SCOUT6911", "/blocks/a/needs/0: ")]
    [InlineData("\"needs\":[]", "\"needs\":[],\"timeout_ms\":1.5", "SCOUT6911", "/blocks/a/timeout_ms: ")]
    [InlineData("\"needs\":[]", "\"needs\":[],\"retry\":{\"attempts\":1,\"delay_ms\":0}", "SCOUT6911", "/blocks/a/retry/attempts: ")]
    [InlineData("\"result\":\"a\"", "\"result\":{\"$literal\":1,\"x\":\"a\"}", "SCOUT6906", "/result/x: ")]
    [InlineData("\"result\":\"a\"", "\"result\":[]", "SCOUT6911", "/result: ")]
    [InlineData("\"result\":\"a\"", "\"result\":\"a\",\"calls\":{\"b\":\"sha256:12\"}", "SCOUT6911", "/calls/b: ")]
    [InlineData("\"input\":{}", "\"input\":true", "SCOUT6911", "/input: a JSON schema")]
    public void What_cannot_be_a_revision_is_refused_with_its_place(string part, string by, string code, string message)
    {
        var error = Assert.Throws<ScoutException>(() => RevisionJson.Read(Encoding.UTF8.GetBytes(Smallest.Replace(part, by, StringComparison.Ordinal))));

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"method\":\"POST\"", "\"method\":\"GET\"", "SCOUT6911", "/blocks/a/config/method: a method whose requests carry something")]
    [InlineData("\"method\":\"POST\"", "\"method\":\"post\"", "SCOUT6907", "/blocks/a/config/method: ")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"form\":{\"f\":\"1\"},\"json\":\"1\"", "SCOUT6906", "/blocks/a/config/form: ")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"form\":{}", "SCOUT6911", "/blocks/a/config/form: a form with a field")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"form\":{\"\":\"1\"}", "SCOUT6911", "/blocks/a/config/form: ")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"form\":{\"f\":1}", "SCOUT6911", "/blocks/a/config/form/f: a text")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"text\":\"1\"", "SCOUT6912", "/blocks/a/config/content_type: ")]
    [InlineData("\"form\":{\"f\":\"1\"}", "\"text\":\"1\",\"content_type\":\"text\"", "SCOUT6911", "/blocks/a/config/content_type: a media type")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"headers\":{\"Host\":\"b.test\"}", "SCOUT6911", "/blocks/a/config/headers: ")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"headers\":{\"X-A\":\"1\",\"x-a\":\"2\"}", "SCOUT6911", "/blocks/a/config/headers: ")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"expect\":[199]", "SCOUT6911", "/blocks/a/config/expect/0: a whole number from 200 to 599")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"redirects\":0", "SCOUT6911", "/blocks/a/config/redirects: ")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"max_bytes\":16777217", "SCOUT6911", "/blocks/a/config/max_bytes: ")]
    [InlineData("\"url\":\"https://a.test\"", "\"url\":\"https://a.test\",\"yields\":\"text\"", "SCOUT6907", "/blocks/a/config/yields: ")]
    public void What_cannot_be_a_request_is_refused_with_its_place(string part, string by, string code, string message)
    {
        const string Request =
            """{"blocks":{"a":{"config":{"form":{"f":"1"},"method":"POST","url":"https://a.test"},"needs":[],"output":{"type":"string"},"type":"http"}},"format":1,"input":{},"output":{},"result":"a","workflow":"w"}""";
        Assert.NotNull(RevisionJson.ReadStored(Encoding.UTF8.GetBytes(Request), ContentHash.Of(Encoding.UTF8.GetBytes(Request))));

        var error = Assert.Throws<ScoutException>(() => RevisionJson.Read(Encoding.UTF8.GetBytes(Request.Replace(part, by, StringComparison.Ordinal))));

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\": 1", "white space")]
    [InlineData("\"needs\":[]", "\"needs\":[\"inputs\",\"b\"]", "needs out of order")]
    [InlineData("\"needs\":[]", "\"needs\":[],\"retry\":{\"attempts\":2,\"delay_ms\":0,\"exponential\":false}", "a setting at its default")]
    public void A_stored_file_that_is_not_canonical_is_refused(string part, string by, string why)
    {
        var bytes = Encoding.UTF8.GetBytes(Smallest.Replace(part, by, StringComparison.Ordinal));
        Assert.NotNull(RevisionJson.Read(bytes));

        var error = Assert.Throws<ScoutException>(() => RevisionJson.ReadStored(bytes, ContentHash.Of(bytes)));

        Assert.True(error.Code == "SCOUT6914", why);
    }

    [Fact]
    public void A_stored_file_whose_bytes_have_another_id_is_refused()
    {
        var id = ContentHash.Of(Encoding.UTF8.GetBytes(Smallest));
        var edited = Encoding.UTF8.GetBytes(Smallest.Replace("hi", "ho", StringComparison.Ordinal));

        var error = Assert.Throws<ScoutException>(() => RevisionJson.ReadStored(edited, id));

        Assert.Equal("SCOUT6913", error.Code);
        Assert.Contains(RevisionId.Short(id), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_at_their_default_are_not_written()
    {
        var revision = RevisionJson.Read(Encoding.UTF8.GetBytes(Smallest));
        var retry = new RetryPolicy { Attempts = 2, Delay = TimeSpan.FromSeconds(1), Exponential = false, MaxDelay = TimeSpan.FromMinutes(1) };

        var written = Encoding.UTF8.GetString(RevisionJson.Write(WithBlock(revision, block => block with { Retry = retry })));

        Assert.Contains("\"retry\":{\"attempts\":2,\"delay_ms\":1000}", written, StringComparison.Ordinal);
        Assert.Equal(Smallest, Encoding.UTF8.GetString(RevisionJson.Write(revision)));
    }

    [Fact]
    public void A_duration_finer_than_a_millisecond_is_refused()
    {
        var revision = RevisionJson.Read(Encoding.UTF8.GetBytes(Smallest));

        var error = Assert.Throws<ScoutException>(() => RevisionJson.Write(WithBlock(revision, block => block with { Timeout = TimeSpan.FromTicks(10_001) })));

        Assert.Equal("SCOUT6909", error.Code);
        Assert.StartsWith("/blocks/a/timeout_ms: 00:00:00.0010001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_that_is_not_Unicode_is_refused()
    {
        var revision = RevisionJson.Read(Encoding.UTF8.GetBytes(Smallest));

        var error = Assert.Throws<ScoutException>(() => RevisionJson.Write(WithBlock(revision, block => ((TextBlock)block) with { Template = "\ud83d" })));

        Assert.StartsWith("/blocks/a/config/template: ", error.Message, StringComparison.Ordinal);
    }

    private static Revision WithBlock(Revision revision, Func<Block, Block> change) =>
        revision with { Body = revision.Body with { Blocks = revision.Body.Blocks.SetItem("a", change(revision.Body.Blocks["a"])) } };

    // The objects whose member names are the format's own: scopes, blocks, configs, policies.
    private static IEnumerable<(JsonObject Object, string At)> FixedObjects(JsonNode scope, string at)
    {
        yield return (scope.AsObject(), at);
        foreach (var (id, block) in scope["blocks"]!.AsObject())
        {
            var place = $"{at}/blocks/{id}";
            yield return (block!.AsObject(), place);
            foreach (var name in new[] { "config", "retry", "on_error" })
            {
                if (block[name] is JsonObject found)
                {
                    yield return (found, $"{place}/{name}");
                }
            }

            foreach (var name in new[] { "then", "otherwise", "body" })
            {
                if (block[name] is JsonObject inner)
                {
                    foreach (var found in FixedObjects(inner, $"{place}/{name}"))
                    {
                        yield return found;
                    }
                }
            }
        }
    }
}

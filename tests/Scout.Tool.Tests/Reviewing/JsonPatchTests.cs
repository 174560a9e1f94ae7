using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Patches;
using Scout.Revisions.Json;

namespace Scout.Tool.Tests.Reviewing;

public sealed class JsonPatchTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_patch_turns_one_document_into_the_other_and_is_empty_only_where_they_are_equal(int seed)
    {
        var random = new RandomJson(seed);
        for (var i = 0; i < 500; i++)
        {
            var before = random.Make();
            var after = i % 4 == 0 ? random.Make() : random.Edit(before);

            var patch = JsonPatch.Between(Json(before), Json(after));

            Assert.Equal(Canonical(Json(after)), PatchDocument.Apply(Json(before), patch));
            Assert.Equal(Canonical(Json(before)) == Canonical(Json(after)), patch.IsEmpty);
            Assert.Equal(patch.Select(Written), JsonPatch.Between(Json(before), Json(after)).Select(Written));
        }
    }

    [Theory]
    [InlineData("""{"a":1e-7}""", """{"a":2e-7}""", """[{"op":"replace","path":"/a","value":2e-7}]""")]
    [InlineData("""{"a":0.1}""", """{"a":0.10000000000000002}""", """[{"op":"replace","path":"/a","value":0.10000000000000002}]""")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "[]")]
    [InlineData("""{"a":9007199254740992}""", """{"a":9007199254740994}""", """[{"op":"replace","path":"/a","value":9007199254740994}]""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", """[{"op":"replace","path":"/a","value":"1"}]""")]
    [InlineData("""{"a":"2026-11-01T09:30:00Z"}""", """{"a":"2026-11-01T09:30:00.000Z"}""", """[{"op":"replace","path":"/a","value":"2026-11-01T09:30:00.000Z"}]""")]
    [InlineData("""{"a":null}""", """{}""", """[{"op":"remove","path":"/a"}]""")]
    [InlineData("""{}""", """{"a":null}""", """[{"op":"add","path":"/a","value":null}]""")]
    [InlineData("""{"a/b":{"~":{"":1}}}""", """{"a/b":{"~":{"":2}}}""", """[{"op":"replace","path":"/a~1b/~0/","value":2}]""")]
    [InlineData("""{"_t":"a","0":1,"_0":[1,2]}""", """{"_t":"b","0":1,"_0":[1]}""", """[{"op":"replace","path":"/_t","value":"b"},{"op":"remove","path":"/_0/1"}]""")]
    [InlineData("""[1,2,3]""", """[1,3]""", """[{"op":"remove","path":"/1"}]""")]
    [InlineData("""1""", """[]""", """[{"op":"replace","path":"","value":[]}]""")]
    public void Values_stay_as_they_are(string before, string after, string expected)
    {
        var patch = JsonPatch.Between(JsonElement.Parse(before), JsonElement.Parse(after));

        Assert.Equal(
            JsonElement.Parse(expected).EnumerateArray().Select(operation => operation.GetRawText()).Order(StringComparer.Ordinal),
            patch.Select(Written).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_is_never_cut_through_an_emoji()
    {
        var patch = JsonPatch.Between(JsonElement.Parse("""{"say":"🫖🫖 tea for two, and two for tea"}"""), JsonElement.Parse("""{"say":"🫖🍵 tea for two, and two for tea"}"""));

        Assert.Equal("🫖🍵 tea for two, and two for tea", Assert.Single(patch).Value!.Value.GetString());
    }

    [Fact]
    public void Where_the_source_errs_the_smallest_value_around_it_is_replaced_whole()
    {
        var before = JsonElement.Parse("""{"good":{"x":1,"y":1},"wrong":{"a":{"list":[1,2,3]},"b":1},"z":0}""");
        var after = JsonElement.Parse("""{"good":{"x":2,"y":1},"wrong":{"a":{"list":[2,3]},"b":1},"z":0}""");

        // Wrong wherever the list is in it.
        var patch = JsonPatch.Between(before, after, (a, b) => b.GetRawText().Contains("[2,3]", StringComparison.Ordinal) ? [new(CodeOperation.Remove, "/nowhere")] : LibraryPatch.Of(a, b));

        Assert.Equal(
            ["""{"op":"replace","path":"/good/x","value":2}""", """{"op":"replace","path":"/wrong/a/list","value":[2,3]}"""],
            patch.Select(Written));
    }

    [Fact]
    public void A_source_that_gives_another_document_is_not_believed()
    {
        var patch = JsonPatch.Between(JsonElement.Parse("1"), JsonElement.Parse("2"), (_, _) => [new(CodeOperation.Replace, "", Value: JsonElement.Parse("3"))]);

        Assert.Equal("""{"op":"replace","path":"","value":2}""", Written(Assert.Single(patch)));
    }

    [Fact]
    public void Long_arrays_do_not_cost_their_square()
    {
        var asked = 0;
        var before = Json(new JsonArray([.. Enumerable.Range(0, 5_000).Select(i => (JsonNode)i)]));
        var after = Json(new JsonArray([.. Enumerable.Range(0, 5_000).Select(i => (JsonNode)(i == 4_000 ? -1 : i))]));

        var patch = JsonPatch.Between(before, after, (a, b) =>
        {
            Assert.NotEqual(JsonValueKind.Array, a.ValueKind);
            asked++;
            return LibraryPatch.Of(a, b);
        });

        Assert.Equal(1, asked);
        Assert.Equal("/4000", Assert.Single(patch).Path);
    }

    [Theory]
    [InlineData(CodeOperation.Remove, "/nothing")]
    [InlineData(CodeOperation.Remove, "/list/2")]
    [InlineData(CodeOperation.Remove, "/list/01")]
    [InlineData(CodeOperation.Remove, "/list/-")]
    [InlineData(CodeOperation.Remove, "")]
    [InlineData(CodeOperation.Remove, "list")]
    [InlineData(CodeOperation.Replace, "/nothing")]
    [InlineData(CodeOperation.Add, "/list/3")]
    [InlineData(CodeOperation.Add, "/nothing/below")]
    public void An_operation_that_does_not_fit_is_refused(object op, string path) =>
        Assert.Null(PatchDocument.Apply(JsonElement.Parse("""{"list":[1,2]}"""), [new((CodeOperation)op, path, Value: op is CodeOperation.Remove ? null : JsonElement.Parse("0"))]));

    [Fact]
    public void Operations_are_applied_one_after_the_other()
    {
        var text = PatchDocument.Apply(
            JsonElement.Parse("""{"list":[1,2],"a/b":{"~":true}}"""),
            [
                new(CodeOperation.Add, "/list/-", Value: JsonElement.Parse("3")),
                new(CodeOperation.Add, "/list/0", Value: JsonElement.Parse("null")),
                new(CodeOperation.Move, "/moved", From: "/a~1b/~0"),
                new(CodeOperation.Replace, "/list/1", Value: JsonElement.Parse("1.50")),
            ]);

        Assert.Equal("""{"a/b":{},"list":[null,1.5,2,3],"moved":true}""", text);
    }

    private static JsonElement Json(JsonNode? node) => JsonElement.Parse(node?.ToJsonString() ?? "null", new() { MaxDepth = CanonicalJson.MaxDepth });

    private static string Canonical(JsonElement json) => CanonicalJson.WriteString(json);

    private static string Written(PatchOperation operation) => JsonSerializer.Serialize(operation, SnakeCaseJson.For(new DefaultJsonTypeInfoResolver()));
}

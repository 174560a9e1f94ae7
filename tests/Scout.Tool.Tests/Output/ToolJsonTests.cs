using System.Text.Json;
using Scout.Environments.Diff.Patches;
using Scout.Revisions.Json;
using Scout.Tool.Reviewing.Diffs;

namespace Scout.Tool.Tests.Output;

public sealed class ToolJsonTests
{
    [Fact]
    public void An_answer_holds_the_deepest_value_that_a_revision_may_have()
    {
        var deep = $"{string.Concat(Enumerable.Repeat("[", CanonicalJson.MaxDepth))}1{string.Concat(Enumerable.Repeat("]", CanonicalJson.MaxDepth))}";
        var patch = JsonPatch.Between(JsonElement.Parse("1"), JsonElement.Parse(deep, new() { MaxDepth = CanonicalJson.MaxDepth }));

        var written = JsonSerializer.Serialize(patch, DiffFormats.Written.Line);

        Assert.Equal($$"""[{"op":"replace","path":"","value":{{deep}}}]""", written);
    }
}

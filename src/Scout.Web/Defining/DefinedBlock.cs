using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;

namespace Scout.Web.Defining;

/// <summary>A block of a revision as its page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="DisplayName">The name that people are shown, or none.</param>
/// <param name="Needs">The blocks that it needs.</param>
/// <param name="Templates">Its texts, prompts among them, by what they are.</param>
/// <param name="Methods">The C# that it calls, by documentation id.</param>
/// <param name="Json">All of it but the blocks in it.</param>
internal sealed record DefinedBlock(string Id, string Type, string? DisplayName, ImmutableArray<string> Needs, ImmutableArray<(string Name, string Text)> Templates, ImmutableArray<string> Methods, JsonElement Json)
{
    /// <summary>Every block of a revision, those in branches and loops after what they lie in.</summary>
    public static ImmutableArray<DefinedBlock> Of(RevisionDetails revision) => [.. In(JsonElement.Parse(revision.Revision.Bytes.Span), revision)];

    private static IEnumerable<DefinedBlock> In(JsonElement scope, RevisionDetails revision)
    {
        if (scope.ValueKind != JsonValueKind.Object || !scope.TryGetProperty("blocks", out var blocks))
        {
            yield break;
        }

        foreach (var block in blocks.EnumerateObject())
        {
            yield return Of(block.Name, block.Value, revision);
            foreach (var inner in Scopes(block.Value).SelectMany(inner => In(inner, revision)))
            {
                yield return inner;
            }
        }
    }

    private static DefinedBlock Of(string id, JsonElement block, RevisionDetails revision)
    {
        var config = block.TryGetProperty("config", out var given) ? given : default;
        var own = Scout.Revisions.Json.PlainJson.Object(block.EnumerateObject().Where(member => !IsScope(member)).Select(member => KeyValuePair.Create(member.Name, member.Value)));
        return new(
            id,
            block.GetProperty("type").GetString()!,
            revision.Annotations.GetValueOrDefault(id)?.DisplayName,
            block.TryGetProperty("needs", out var needs) ? [.. needs.EnumerateArray().Select(need => need.GetString()!)] : [],
            [.. Texts(config, "").Where(text => text.Text.Contains("{{", StringComparison.Ordinal) || text.Text.Contains('\n', StringComparison.Ordinal) || text.Name is "prompt" or "system" or "template")],
            [.. Texts(config, "").Where(text => text.Name == "method" || text.Name.EndsWith(".method", StringComparison.Ordinal)).Select(text => text.Text).Distinct(StringComparer.Ordinal)],
            own);
    }

    private static IEnumerable<(string Name, string Text)> Texts(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.String => [(name, json.GetString()!)],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Texts(item, $"{name}[{i}]")),
        _ => [],
    };

    // Whatever has blocks is a scope: a branch, a body, a case of several, what an OnError falls back to.
    private static IEnumerable<JsonElement> Scopes(JsonElement json)
    {
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Name is not ("config" or "output")))
        {
            if (member.Value.TryGetProperty("blocks", out _))
            {
                yield return member.Value;
            }
            else
            {
                foreach (var inner in Scopes(member.Value))
                {
                    yield return inner;
                }
            }
        }
    }

    private static bool IsScope(JsonProperty member) => member.Name is not ("config" or "output") && member.Value.ValueKind == JsonValueKind.Object && (member.Value.TryGetProperty("blocks", out _) || Scopes(member.Value).Any());
}

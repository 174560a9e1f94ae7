using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Snapshots;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Definitions;

/// <summary>Blocks of revisions as the API has them.</summary>
internal static class BlockAnswers
{
    /// <summary>What stands before our types of blocks.</summary>
    public const string Prefix = "com.scoutos.";

    private static readonly string[] Options = ["timeout_ms", "retry", "once", "on_error"];

    /// <summary>The block that stands for the inputs. No other can have its id.</summary>
    /// <param name="input">The schema of what a caller sends.</param>
    public static WireBlock Inputs(JsonElement input) => new()
    {
        BlockArchetypeId = Prefix + "input",
        BlockDisplayName = "Inputs",
        BlockId = RootNames.Inputs,
        BlockInputs = WireMembers.Of(("items", InputItems.Of(input))),
        InputSchema = input,
        OutputSchema = [input],
        Dependencies = [],
    };

    /// <summary>A block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="annotation">What is known of it beyond its behaviour, or nothing.</param>
    /// <param name="isOutput">Whether its output is the workflow's.</param>
    /// <param name="paths">The paths of the blocks that it may need, by id.</param>
    public static WireBlock Of(DefinedBlock block, BlockAnnotation? annotation, bool isOutput, IReadOnlyDictionary<string, string> paths)
    {
        var output = block.Json.GetProperty("output");
        return new()
        {
            BlockArchetypeId = Prefix + block.Type,
            BlockDisplayName = annotation?.DisplayName ?? DisplayName.Of(block.Id),
            BlockId = block.Path,
            BlockInputs = WireMembers.Of([.. Settings(block, output), .. Options.Select(option => (option, Option(block.Json, option)))]),
            IsOutput = isOutput,
            Dependencies = [.. Dependencies(block, paths).Distinct(StringComparer.Ordinal).Select(path => new WireDependency(path))],
            OutputSchema = [output],
            IgnoreError = block.Json.TryGetProperty("on_error", out _),
        };
    }

    /// <summary>A block of which nothing is known but its type.</summary>
    public static WireBlock Unknown(string path, string type) => new()
    {
        BlockArchetypeId = Prefix + type,
        BlockDisplayName = DisplayName.Of(path[(path.LastIndexOf('/') + 1)..]),
        BlockId = path,
    };

    private static IEnumerable<(string Name, JsonElement? Value)> Settings(DefinedBlock block, JsonElement output) => BlockKinds.Find(block.Type)?.Effect == BlockEffect.Model
        ? ModelSettingsAnswer.Of(block.Settings, output)
        : block.Settings.EnumerateObject().Select(setting => (setting.Name, (JsonElement?)setting.Value));

    // The blocks of what an OnError falls back to are blocks of their own.
    private static JsonElement? Option(JsonElement block, string name) =>
        !block.TryGetProperty(name, out var option) ? null
        : name == "on_error" && option.TryGetProperty("fallback", out var branch) ? PlainJson.Object(("fallback", branch.TryGetProperty("result", out var result) ? PlainJson.Object(("result", result)) : PlainJson.Object()))
        : option;

    private static IEnumerable<string> Dependencies(DefinedBlock block, IReadOnlyDictionary<string, string> paths) =>
        (block.Parent is { } parent ? [parent] : ImmutableArray<string>.Empty).Concat(block.Needs.Select(need => paths.GetValueOrDefault(need, need)));
}

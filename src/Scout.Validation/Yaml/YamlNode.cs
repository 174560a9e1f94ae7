using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Validation.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct YamlPlace(int Line, int Column);

/// <summary>A value in a YAML file, and where it stands.</summary>
internal abstract record YamlNode(YamlPlace Place)
{
    /// <summary>What kind of value it is, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>The value as JSON.</summary>
    public abstract JsonElement Json { get; }
}

/// <summary>A single value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">As it is written, without quotes.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlScalar(YamlPlace Place, string Text, JsonElement Value) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override JsonElement Json => Value;

    /// <inheritdoc/>
    public override string Kind => Value.ValueKind switch
    {
        JsonValueKind.String => Text.Length == 0 ? "an empty text" : "a text",
        JsonValueKind.Number => $"the number {Text}",
        JsonValueKind.Null => "nothing",
        _ => Value.GetRawText(),
    };
}

/// <summary>A list.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Items">Its items.</param>
internal sealed record YamlList(YamlPlace Place, ImmutableArray<YamlNode> Items) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override JsonElement Json => PlainJson.List(Items.Select(item => item.Json));
}

/// <summary>Names with their values. No name is there twice.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Members">In order.</param>
internal sealed record YamlMap(YamlPlace Place, ImmutableArray<YamlMember> Members) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "an object";

    /// <inheritdoc/>
    public override JsonElement Json => PlainJson.Object(Members.Select(member => KeyValuePair.Create(member.Name, member.Value.Json)));

    /// <summary>The value of a name, or none.</summary>
    public YamlNode? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
}

/// <summary>A name with its value.</summary>
/// <param name="Place">Where the name stands.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlMember(YamlPlace Place, string Name, YamlNode Value);

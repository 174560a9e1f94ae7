using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>What a block is read from. What a kind leaves unread is refused.</summary>
internal sealed class BlockSource(string id, ImmutableArray<string> needs, Schema output, JsonMembersReader config, JsonMembersReader members, bool forItsEffect)
{
    public string Id { get; } = id;

    public ImmutableArray<string> Needs { get; } = needs;

    public Schema Output { get; } = output;

    /// <summary>The kind's own settings.</summary>
    public JsonMembersReader Config { get; } = config;

    /// <summary>A branch or a body.</summary>
    public Scope Branch(string name) => ScopeReader.Scope(members.Required(name), forItsEffect);

    /// <summary>Branches by the value that chooses them.</summary>
    public ImmutableSortedDictionary<string, Scope> Branches(string name) =>
        ScopeReader.Map(members.Required(name), place => ScopeReader.Scope(place, forItsEffect));

    /// <summary>A C# method.</summary>
    public static CodeReference Code(JsonMembersReader members) =>
        new(members.Required("method").Text(), members.Required("fingerprint").Text());
}

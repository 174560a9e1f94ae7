using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>A revision's blocks of every depth by id, and the results of its scopes.</summary>
internal sealed class FlatRevision
{
    private readonly StepMeter _steps;

    private FlatRevision(StepMeter steps) => _steps = steps;

    public Dictionary<string, FlatBlock> Blocks { get; } = new(StringComparer.Ordinal);

    public List<(ScopeRef Scope, JsonElement Result)> Results { get; } = [];

    public static FlatRevision Of(JsonElement revision, StepMeter steps)
    {
        var flat = new FlatRevision(steps);
        flat.AddScope(revision, ScopeRef.Workflow);
        return flat;
    }

    private void AddScope(JsonElement scope, ScopeRef at)
    {
        if (scope.Member("result") is { } result)
        {
            Results.Add((at, result));
        }

        foreach (var (id, json) in JsonObjects.Sorted(scope.Member("blocks") ?? default, _steps))
        {
            if (!Blocks.TryAdd(id, new FlatBlock(id, at, json)))
            {
                throw DiffErrors.BlockStandsTwice(id);
            }

            AddScopesOf(Part.Block, json, id, "");
        }
    }

    private void AddScopesOf(Part part, JsonElement json, string owner, string prefix)
    {
        foreach (var (name, value) in JsonObjects.Sorted(json, _steps))
        {
            var child = Parts.Child(part, name, value);
            if (child == Part.Scope)
            {
                AddScope(value, new ScopeRef(owner, prefix + name));
            }
            else if (child is Part.Scopes or Part.ErrorPolicy)
            {
                AddScopesOf(child, value, owner, child == Part.Scopes ? name + "." : "");
            }
        }
    }
}

/// <summary>A block, taken out of its branches.</summary>
internal sealed record FlatBlock(string Id, ScopeRef Scope, JsonElement Json)
{
    public string Type { get; } = Json.Text("type") ?? "";

    /// <summary>What kind of block it is; null where this version does not know.</summary>
    public BlockKind? Kind { get; } = BlockKinds.Find(Json.Text("type"));

    public JsonElement? Config => Json.Member("config");
}

/// <summary>A branch or a body: the block that owns it and its name there. Both empty: the workflow itself.</summary>
internal readonly record struct ScopeRef(string Owner, string Name)
{
    public static ScopeRef Workflow { get; } = new("", "");

    public bool IsWorkflow => Owner.Length == 0;

    public override string ToString() => IsWorkflow ? "" : $"{Owner}.{Name}";
}

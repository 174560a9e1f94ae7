using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>The connections of a revision: what blocks need, the branches that they belong to, and what results read.</summary>
internal static class Wiring
{
    /// <summary>The connections, with ids as they are in the newer revision.</summary>
    public static Dictionary<Connection, Wire> Of(FlatRevision revision, Func<string, string> rename, Predicate<string> isBlock, StepMeter steps)
    {
        var wires = new Dictionary<Connection, Wire>();
        foreach (var block in revision.Blocks.Values)
        {
            var id = rename(block.Id);
            var owner = $"blocks.{id}";
            if (!block.Scope.IsWorkflow)
            {
                Add(new Wire(new Connection(ScopeName(block.Scope, rename), id), null, owner));
            }

            if (block.Kind is { Effect: BlockEffect.Ends })
            {
                Add(new Wire(new Connection(id, "result"), id, owner));
            }

            if (block.Json.Member("needs") is { ValueKind: JsonValueKind.Array } needs)
            {
                foreach (var need in needs.EnumerateArray())
                {
                    var source = rename(need.ToString());
                    Add(new Wire(new Connection(source, id), isBlock(source) ? source : null, owner));
                }
            }
        }

        foreach (var (scope, result) in revision.Results)
        {
            var name = scope.IsWorkflow ? "result" : $"{ScopeName(scope, rename)}.result";
            var owner = scope.IsWorkflow ? "result" : $"blocks.{rename(scope.Owner)}";
            foreach (var (root, target) in Reads(result, name, steps))
            {
                var source = rename(root);
                if (source == "inputs" || isBlock(source))
                {
                    Add(new Wire(new Connection(source, target), source == "inputs" ? null : source, owner));
                }
            }
        }

        return wires;

        void Add(Wire wire)
        {
            steps.Add();
            wires.TryAdd(wire.Connection, wire);
        }
    }

    private static string ScopeName(ScopeRef scope, Func<string, string> rename) => (scope with { Owner = rename(scope.Owner) }).ToString();

    private static IEnumerable<(string Root, string Target)> Reads(JsonElement binding, string target, StepMeter steps)
    {
        if (binding.ValueKind == JsonValueKind.String)
        {
            var text = binding.GetString()!;
            steps.Add(text.Length);
            return TextRoots.Roots(text, TextMode.Expression).Select(root => (root, target));
        }

        return binding.ValueKind == JsonValueKind.Object && binding.Member("$literal") is null
            ? JsonObjects.Sorted(binding, steps).SelectMany(member => Reads(member.Value, $"{target}.{member.Key}", steps))
            : [];
    }
}

/// <summary>A connection, and the entries that it can be told under.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Source">The block that it leaves, or none for <c>inputs</c> and branches.</param>
/// <param name="Owner">The key of the entry that it ends in: a block's, or <c>result</c>.</param>
internal readonly record struct Wire(Connection Connection, string? Source, string Owner);

using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;

namespace Scout.Execution.Tests.Runs;

/// <summary>A legal workflow by chance: nested branches and loops, whose blocks also wait for blocks around them.</summary>
internal sealed class RandomWorkflow(Random random, bool stops = false, bool tolerates = false)
{
    private static readonly Schema Anything = new(JsonElement.Parse("{}"));
    private int _number;

    public Revision Create() => new() { Workflow = "random", Input = Anything, Output = Anything, Body = Scope(3, []) };

    private Scope Scope(int depth, ImmutableArray<string> around)
    {
        var blocks = ImmutableSortedDictionary.CreateBuilder<string, Block>(StringComparer.Ordinal);
        var earlier = around;
        for (var count = random.Next(1, 7); count > 0; count--)
        {
            var block = Block(depth, earlier);
            blocks.Add(block.Id, block);
            earlier = earlier.Add(block.Id);
        }

        return new() { Blocks = blocks.ToImmutable(), Result = new Binding.Expression(Pick(earlier)) };
    }

    private Block Block(int depth, ImmutableArray<string> earlier)
    {
        var id = $"b{_number++}";
        var needs = earlier.Where(_ => random.Next(4) == 0).Order(StringComparer.Ordinal).ToImmutableArray();
        if (stops && random.Next(6) == 0)
        {
            return new StopIfBlock { Id = id, Needs = needs, Output = Anything, Condition = "true", Result = new Binding.Literal(JsonSerializer.SerializeToElement(id)) };
        }

        return (depth == 0 ? 9 : random.Next(10)) switch
        {
            0 or 1 => new IfBlock { Id = id, Needs = needs, Output = Anything, Condition = "true", Then = Scope(depth - 1, earlier), Otherwise = Scope(depth - 1, earlier) },
            2 => new WhenBlock { Id = id, Needs = needs, Output = Anything, Condition = "true", Then = Scope(depth - 1, earlier) with { Result = null } },
            3 => new ForEachBlock { Id = id, Needs = needs, Output = Anything, Items = Items(), Concurrency = random.Next(1, 4), Tolerate = tolerates ? random.Next(3) : 0, Body = Scope(depth - 1, earlier) },
            4 => new ReduceBlock { Id = id, Needs = needs, Output = Anything, Items = Items(), Seed = new Binding.Literal(JsonElement.Parse("0")), Body = Scope(depth - 1, earlier) },
            5 => Repeat(id, needs, depth, earlier),
            _ => new TextBlock { Id = id, Needs = needs, Output = Anything, Template = "", OnError = random.Next(5) == 0 ? new ErrorPolicy.Fallback(Scope(0, earlier)) : null },
        };
    }

    // Its condition holds in the third round, if it comes so far; one that must hold has something to fall back on.
    private RepeatBlock Repeat(string id, ImmutableArray<string> needs, int depth, ImmutableArray<string> earlier)
    {
        var mustHold = random.Next(2) == 0;
        return new()
        {
            Id = id,
            Needs = needs,
            Output = Anything,
            Seed = new Binding.Literal(JsonElement.Parse("0")),
            Until = "index == 2",
            Most = random.Next(1, 5),
            MustHold = mustHold,
            Body = Scope(depth - 1, earlier),
            OnError = mustHold ? new ErrorPolicy.Fallback(Scope(0, earlier)) : null,
        };
    }

    private Binding.Literal Items() => new(JsonSerializer.SerializeToElement(Enumerable.Range(0, random.Next(5))));

    private string Pick(ImmutableArray<string> ids) => ids[random.Next(ids.Length)];
}

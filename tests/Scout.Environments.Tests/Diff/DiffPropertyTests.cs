using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Scout.Environments.Diff;

namespace Scout.Environments.Tests.Diff;

public sealed class DiffPropertyTests
{
    [Property(MaxTest = 1_000)]
    public bool The_code_view_turns_the_older_revision_into_the_newer(int seed, byte size, byte edits)
    {
        var (from, to, annotations) = Two(seed, size, edits);

        return JsonElement.DeepEquals(to, Patch.Apply(from, RevisionDiff.Compute(from, to, annotations).Code));
    }

    [Property(MaxTest = 500)]
    public bool Any_revision_can_become_any_other(int seed, int other)
    {
        var from = JsonSerializer.SerializeToElement(new RandomRevision(seed).Make(5));
        var to = JsonSerializer.SerializeToElement(new RandomRevision(other).Make(5));

        return JsonElement.DeepEquals(to, Patch.Apply(from, RevisionDiff.Compute(from, to).Code));
    }

    [Property(MaxTest = 1_000)]
    public void Every_line_of_the_code_view_belongs_to_an_entry_of_the_blocks_view(int seed, byte size, byte edits)
    {
        var (from, to, annotations) = Two(seed, size, edits);
        var diff = RevisionDiff.Compute(from, to, annotations);
        var keys = diff.Blocks.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(keys.Count, diff.Blocks.Length);
        Assert.All(diff.Code, change => Assert.Contains(change.Entry, keys));
        Assert.All(diff.Sources, source => Assert.Contains(source.Entry, keys));
        Assert.Equal(diff.Code.IsEmpty, diff.Blocks.IsEmpty);
        Assert.Equal(diff.Blocks.Length, diff.Counts.Breaking + diff.Counts.Risky + diff.Counts.Safe);
        Assert.True(diff.Verdict == (diff.Blocks.IsEmpty ? DiffLevel.Unchanged : diff.Blocks[0].Level));
    }

    [Property(MaxTest = 500)]
    public void What_is_added_one_way_is_removed_the_other(int seed, byte size, byte edits)
    {
        var (from, to, _) = Two(seed, size, edits);
        var there = RevisionDiff.Compute(from, to).Size;
        var back = RevisionDiff.Compute(to, from).Size;

        Assert.Equal((there.BlocksAdded, there.BlocksRemoved, there.BlocksChanged), (back.BlocksRemoved, back.BlocksAdded, back.BlocksChanged));
        Assert.Equal((there.ConnectionsAdded, there.ConnectionsRemoved), (back.ConnectionsRemoved, back.ConnectionsAdded));
    }

    [Property(MaxTest = 500)]
    public bool A_name_is_never_empty_and_never_too_long(int seed, byte size, byte edits)
    {
        var (from, to, annotations) = Two(seed, size, edits);

        return ChangeName.From(RevisionDiff.Compute(from, to, annotations)).Length is > 0 and <= ChangeName.MaxLength;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Twice_the_size_is_at_most_twice_the_work(bool nested)
    {
        var small = Steps(500, nested);
        var large = Steps(1_000, nested);

        Assert.InRange((double)large / small, 1.5, 2.1);
    }

    private static long Steps(int blocks, bool nested)
    {
        var from = Wide(blocks, nested, "before");
        var to = Wide(blocks, nested, "after");
        return RevisionDiff.Compute(from, to).Steps;
    }

    // Every block differs: nothing can be skipped.
    private static JsonElement Wide(int count, bool nested, string text)
    {
        var root = new JsonObject();
        var scope = root;
        for (var i = 0; i < count; i++)
        {
            var block = Sample.TextBlock($"{text} {i}", i == 0 ? "inputs" : $"b{i - 1:D6}");
            scope.Add($"b{i:D6}", block);
            if (nested && i % 10 == 9)
            {
                var inner = new JsonObject();
                block["type"] = "when";
                block["then"] = new JsonObject { ["blocks"] = inner };
                scope = i % 50 == 49 ? root : inner;
            }
        }

        return JsonSerializer.SerializeToElement(new JsonObject { ["workflow"] = "wide", ["blocks"] = root, ["result"] = $"b{count - 1:D6}" });
    }

    private static (JsonElement From, JsonElement To, DiffAnnotations Annotations) Two(int seed, byte size, byte edits)
    {
        var random = new RandomRevision(seed);
        var from = random.Make(size % 8);
        var (to, annotations) = random.Edit(from, edits % 6);
        return (JsonSerializer.SerializeToElement(from), JsonSerializer.SerializeToElement(to), annotations);
    }
}

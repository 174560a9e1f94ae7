using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Finds the C# methods that differ behind code blocks and tools.</summary>
internal static class SourceDiff
{
    public static IEnumerable<SourceChange> Of(Comparison comparison, DiffAnnotations annotations)
    {
        foreach (var (id, after) in comparison.To.Blocks.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            var before = comparison.From.Blocks.GetValueOrDefault(comparison.Renames.Before(id));
            foreach (var change in Pair(before is null ? [] : Methods(before), Methods(after), $"blocks.{id}", annotations))
            {
                yield return change;
            }
        }

        foreach (var (id, before) in comparison.From.Blocks.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            var now = comparison.Renames.After(id);
            if (!comparison.To.Blocks.ContainsKey(now))
            {
                foreach (var change in Pair(Methods(before), [], $"blocks.{now}", annotations))
                {
                    yield return change;
                }
            }
        }
    }

    // A slot is the block itself or one of its tools: a method that was replaced in a slot is compared with the one that replaced it.
    private static IEnumerable<SourceChange> Pair(Dictionary<string, (string Method, string? Fingerprint)> before, Dictionary<string, (string Method, string? Fingerprint)> after, string entry, DiffAnnotations annotations)
    {
        foreach (var slot in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var old = before.TryGetValue(slot, out var x) ? x : default;
            var now = after.TryGetValue(slot, out var y) ? y : default;
            var sourceBefore = old.Method is null ? null : annotations.SourcesBefore.GetValueOrDefault(old.Method);
            var sourceAfter = now.Method is null ? null : annotations.SourcesAfter.GetValueOrDefault(now.Method);
            if (old != now && (sourceBefore ?? sourceAfter) is not null)
            {
                yield return new SourceChange(entry, now.Method ?? old.Method!, sourceBefore, sourceAfter)
                {
                    Reached = old.Method is null || now.Method is null ? [] : ReachedDiff.Of(
                        (old.Method, annotations.ReachedBefore.GetValueOrDefault(old.Method)),
                        (now.Method, annotations.ReachedAfter.GetValueOrDefault(now.Method))),
                };
            }
        }
    }

    private static Dictionary<string, (string Method, string? Fingerprint)> Methods(FlatBlock block)
    {
        var methods = new Dictionary<string, (string Method, string? Fingerprint)>(StringComparer.Ordinal);
        Add("", block.Config ?? default);
        if (block.Config?.Member("tools") is { ValueKind: JsonValueKind.Object } tools)
        {
            foreach (var tool in tools.EnumerateObject())
            {
                Add(tool.Name, tool.Value);
            }
        }

        return methods;

        void Add(string slot, JsonElement code)
        {
            if (code.Text("method") is { } method && code.Text("fingerprint") is { } fingerprint)
            {
                methods.Add(slot, (method, fingerprint));
            }
        }
    }
}

/// <summary>The C# of a method that a block calls, before and after.</summary>
/// <param name="Entry">The <see cref="DiffEntry.Key"/> that it belongs to.</param>
/// <param name="Method">The method's documentation id, the newer where it changed.</param>
/// <param name="Before">The source before, or none where it is not known or there was none.</param>
/// <param name="After">The source after, or none where it is not known or there is none.</param>
internal sealed record SourceChange(string Entry, string Method, string? Before, string? After)
{
    /// <summary>What differs of what it reaches, in words; empty where that is not known, or where nothing of that does.</summary>
    public ImmutableArray<string> Reached { get; init; } = [];

    /// <summary>Whether the method itself is as it was, so that what differs is something that it reaches.</summary>
    public bool OnlyWhatItReaches => Before is not null && Before == After;
}

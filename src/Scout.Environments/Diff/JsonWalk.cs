using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>Compares two JSON values that hold no blocks.</summary>
internal sealed class JsonWalk(Renames renames, StepMeter steps, List<PlacedChange> changes)
{
    public void Values(JsonElement before, JsonElement after, WalkPlace at)
    {
        steps.Add();
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            foreach (var (name, a, b) in JsonObjects.Merge(before, after, steps))
            {
                Members(a, b, name == "$literal" ? at.At(name) with { Mode = TextMode.None } : at.At(name));
            }
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
        {
            Arrays([.. before.EnumerateArray()], [.. after.EnumerateArray()], (before, after), at);
        }
        else if (!JsonObjects.Same(before, after, steps))
        {
            var renamed = renames.Explains(before, after, at.Mode);
            Emit(renamed is null ? at : at with { Entry = $"blocks.{renamed}", Setting = "" }, CodeOperation.Replace, before, after);
        }
    }

    private void Members(JsonElement? before, JsonElement? after, WalkPlace at)
    {
        if (before is { } a && after is { } b)
        {
            Values(a, b, at);
        }
        else
        {
            Emit(at, before is null ? CodeOperation.Add : CodeOperation.Remove, before, after);
        }
    }

    private void Arrays(JsonElement[] before, JsonElement[] after, (JsonElement Before, JsonElement After) whole, WalkPlace at)
    {
        steps.Add(before.Length + after.Length);
        if (before.Length == after.Length)
        {
            for (var i = 0; i < before.Length; i++)
            {
                Values(before[i], after[i], at.At(i));
            }

            return;
        }

        if (before.All(IsScalar) && after.All(IsScalar))
        {
            Emit(at, CodeOperation.Replace, whole.Before, whole.After);
            return;
        }

        var start = 0;
        var shorter = Math.Min(before.Length, after.Length);
        while (start < shorter && JsonObjects.Same(before[start], after[start], steps))
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && JsonObjects.Same(before[^(end + 1)], after[^(end + 1)], steps))
        {
            end++;
        }

        for (var i = start; i < shorter - end; i++)
        {
            Values(before[i], after[i], at.At(i));
        }

        for (var i = before.Length - end - 1; i >= shorter - end; i--)
        {
            Emit(at.At(i), CodeOperation.Remove, before[i], null);
        }

        for (var i = shorter - end; i < after.Length - end; i++)
        {
            Emit(at.At(i), CodeOperation.Add, null, after[i]);
        }
    }

    private static bool IsScalar(JsonElement json) => json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private void Emit(WalkPlace at, CodeOperation operation, JsonElement? before, JsonElement? after) =>
        changes.Add(new(new CodeChange(at.Entry, operation, at.Pointer, before, after), at.Setting));
}

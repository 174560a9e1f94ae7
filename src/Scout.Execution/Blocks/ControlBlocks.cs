using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Blocks;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Blocks;

/// <summary>Opens the blocks that direct others: computes which branch, which items, which inputs.</summary>
internal static class ControlBlocks
{
    /// <summary>What a block is given, for the event, and the record that says how it goes on.</summary>
    /// <exception cref="ScoutException">It cannot be computed.</exception>
    public static (JsonElement Input, RunRecord Record) Open(BlockCall call, Frame frame, int slot, int attempt)
    {
        switch (call.Block)
        {
            case IfBlock block:
                var isTrue = call.Run.Templates.Test(block.Condition, call.Variables);
                return (Json(new { condition = isTrue }), new RunRecord.BranchChosen(frame.Id, slot, attempt, isTrue ? 0 : 1));
            case WhenBlock block:
                var isWanted = call.Run.Templates.Test(block.Condition, call.Variables);
                return (Json(new { condition = isWanted }), isWanted ? new RunRecord.BranchChosen(frame.Id, slot, attempt, 0) : new RunRecord.BranchSkipped(frame.Id, slot, attempt));
            case SwitchBlock block:
                var value = Text(call, call.Bind(block.Value));
                return (Json(new { value }), new RunRecord.BranchChosen(frame.Id, slot, attempt, Branch(frame, slot, value)));
            case ForEachBlock block:
                var items = Items(call, call.Bind(block.Items));
                return (Json(new { items = items.Length }), new RunRecord.ItemsGiven(frame.Id, slot, attempt, items, null));
            case ReduceBlock block:
                var folded = Items(call, call.Bind(block.Items));
                var seed = call.Bind(block.Seed);
                return (Json(new { items = folded.Length, seed }), new RunRecord.ItemsGiven(frame.Id, slot, attempt, folded, seed));
            case CallBlock block:
                var inputs = Inputs(call, frame, block);
                return (inputs, new RunRecord.CallGiven(frame.Id, slot, attempt, inputs));
            default:
                throw new ArgumentException($"Block '{call.Block.Id}' is executed, not opened.", nameof(call));
        }
    }

    private static string Text(BlockCall call, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => JsonScript.NumberText(JsonScript.ToScript(value)!),
        var kind => throw RunErrors.NoCaseValue(call.Path, Kind(kind)),
    };

    private static int Branch(Frame frame, int slot, string value)
    {
        // The last one is otherwise, whatever its name: a case may have that name too.
        var names = frame.Block(slot).BranchNames.AsSpan()[..^1];
        var at = names.IndexOf(value);
        return at < 0 ? names.Length : at;
    }

    private static ImmutableArray<JsonElement> Items(BlockCall call, JsonElement items) =>
        items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : throw RunErrors.NoItems(call.Path, Kind(items.ValueKind));

    private static JsonElement Inputs(BlockCall call, Frame frame, CallBlock block)
    {
        var called = frame.Scope.Plan.Calls[block.Workflow].Revision;
        var problems = SchemaCheck.Validate(called.Input, call.Bind(block.Inputs), out var inputs);
        return problems.IsEmpty ? inputs : throw RunErrors.InputsDoNotFit(call.Path, block.Workflow, problems);
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => "a boolean",
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}

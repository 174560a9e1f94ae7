using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Blocks;

/// <summary>Chooses by a condition.</summary>
internal static class IfControl
{
    public static Opened Open(BlockCall call)
    {
        var isTrue = call.Test(((IfBlock)call.Block).Condition);
        return new(Given.Condition(isTrue), new RunRecord.BranchChosen(call.Frame.Id, call.Slot, call.Attempt, isTrue ? 0 : 1));
    }
}

/// <summary>Runs a branch, or not.</summary>
internal static class WhenControl
{
    public static Opened Open(BlockCall call)
    {
        var isWanted = call.Test(((WhenBlock)call.Block).Condition);
        return new(Given.Condition(isWanted), isWanted
            ? new RunRecord.BranchChosen(call.Frame.Id, call.Slot, call.Attempt, 0)
            : new RunRecord.BranchSkipped(call.Frame.Id, call.Slot, call.Attempt));
    }
}

/// <summary>Chooses by a value.</summary>
internal static class SwitchControl
{
    public static Opened Open(BlockCall call)
    {
        var value = Text(call, call.Bind(((SwitchBlock)call.Block).Value));
        return new(Given.Json("value", PlainJson.Of(value)), new RunRecord.BranchChosen(call.Frame.Id, call.Slot, call.Attempt, Branch(call, value)));
    }

    private static string Text(BlockCall call, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => JsonScript.NumberText(JsonScript.ToScript(value)!),
        var kind => throw RunErrors.NoCaseValue(call.Path, Given.Kind(kind)),
    };

    private static int Branch(BlockCall call, string value)
    {
        // The last one is otherwise, whatever its name: a case may have that name too.
        var names = call.Frame.Block(call.Slot).BranchNames.AsSpan()[..^1];
        var at = names.IndexOf(value);
        return at < 0 ? names.Length : at;
    }
}

/// <summary>Goes over a list, several items at once.</summary>
internal static class ForEachControl
{
    public static Opened Open(BlockCall call)
    {
        var loop = (ForEachBlock)call.Block;
        var items = Given.Items(call, loop.Items);
        return new(Given.Json("items", PlainJson.Of(items.Length)), new RunRecord.ItemsGiven(call.Frame.Id, call.Slot, call.Attempt, items, null, loop.Concurrency, loop.Tolerate));
    }
}

/// <summary>Folds a list.</summary>
internal static class ReduceControl
{
    public static Opened Open(BlockCall call)
    {
        var fold = (ReduceBlock)call.Block;
        var items = Given.Items(call, fold.Items);
        var seed = call.Bind(fold.Seed);
        return new(LateJson.Of(PlainJson.Object(("items", PlainJson.Of(items.Length)), ("seed", seed))), new RunRecord.ItemsGiven(call.Frame.Id, call.Slot, call.Attempt, items, seed, Together: 1));
    }
}

/// <summary>Goes on round after round.</summary>
internal static class RepeatControl
{
    public static Opened Open(BlockCall call)
    {
        var block = (RepeatBlock)call.Block;
        var seed = SchemaCheck.Fill(SchemaView.Of(block.Output.Json), call.Bind(block.Seed));
        return new(Given.Json("seed", seed), new RunRecord.RoundsGiven(call.Frame.Id, call.Slot, call.Attempt, seed, block.Most, block.MustHold));
    }

    public static bool Holds(RunContext run, Frame round, JsonElement result)
    {
        var block = (RepeatBlock)round.Caller!.Block(round.CallerSlot).Model;
        var attempt = round.Caller.Slots[round.CallerSlot].Attempt;
        return run.Templates.Test(block.Until, new RoundVariables(round, result, new FrameVariables(round.Caller, run, attempt)));
    }
}

/// <summary>Runs another workflow.</summary>
internal static class CallControl
{
    public static Opened Open(BlockCall call)
    {
        var block = (CallBlock)call.Block;
        var called = call.Frame.Block(call.Slot).Called!.Revision;
        var problems = SchemaCheck.Validate(called.Input, call.Bind(block.Inputs), out var inputs);
        return problems.IsEmpty
            ? new(LateJson.Of(inputs), new RunRecord.CallGiven(call.Frame.Id, call.Slot, call.Attempt, inputs))
            : throw RunErrors.InputsDoNotFit(call.Path, block.Workflow, problems);
    }
}

/// <summary>Ends the run of its workflow, or lets it go on.</summary>
internal static class StopIfControl
{
    public static Opened Open(BlockCall call)
    {
        var block = (StopIfBlock)call.Block;
        var isOver = call.Test(block.Condition);
        return new(Given.Condition(isOver), isOver
            ? new RunRecord.WorkflowStopped(call.Frame.Id, call.Slot, call.Attempt, WorkflowOutput.Fit(call.Frame.Scope.Plan, call.Bind(block.Result)))
            : new RunRecord.BranchSkipped(call.Frame.Id, call.Slot, call.Attempt));
    }
}

/// <summary>What controls and waits are given.</summary>
internal static class Given
{
    private static readonly LateJson True = Json("condition", PlainJson.Of(true));
    private static readonly LateJson False = Json("condition", PlainJson.Of(false));

    public static LateJson Condition(bool isTrue) => isTrue ? True : False;

    public static ImmutableArray<JsonElement> Items(BlockCall call, Binding binding)
    {
        var items = call.Bind(binding);
        return items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : throw RunErrors.NoItems(call.Path, Kind(items.ValueKind));
    }

    public static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => "a boolean",
    };

    public static LateJson Json(string name, JsonElement value) => LateJson.Of(PlainJson.Object((name, value)));
}

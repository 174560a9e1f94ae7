using System.Collections.Frozen;
using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>What a control block is given, for the event, and the record that says how it goes on.</summary>
internal readonly record struct Opened(LateJson Input, RunRecord Record);

/// <summary>What executes, or opens, a block of each kind.</summary>
internal static class BlockExecutors
{
    /// <summary>The kinds that do work themselves.</summary>
    public static readonly FrozenDictionary<BlockKind, Func<BlockCall, BlockWork>> Leaves = new Dictionary<BlockKind, Func<BlockCall, BlockWork>>
    {
        [BlockKinds.Text] = TextWork.Prepare,
        [BlockKinds.Code] = CodeWork.Prepare,
        [BlockKinds.Llm] = LlmWork.Prepare,
        [BlockKinds.Http] = HttpWork.Prepare,
        [BlockKinds.Delay] = DelayWork.Prepare,
        [BlockKinds.WaitFor] = WaitForWork.Prepare,
        [BlockKinds.Approve] = ApproveWork.Prepare,
    }.ToFrozenDictionary();

    /// <summary>The kinds that direct others.</summary>
    public static readonly FrozenDictionary<BlockKind, Func<BlockCall, Opened>> Controls = new Dictionary<BlockKind, Func<BlockCall, Opened>>
    {
        [BlockKinds.If] = IfControl.Open,
        [BlockKinds.When] = WhenControl.Open,
        [BlockKinds.Switch] = SwitchControl.Open,
        [BlockKinds.ForEach] = ForEachControl.Open,
        [BlockKinds.Reduce] = ReduceControl.Open,
        [BlockKinds.Repeat] = RepeatControl.Open,
        [BlockKinds.Call] = CallControl.Open,
        [BlockKinds.StopIf] = StopIfControl.Open,
    }.ToFrozenDictionary();

    /// <summary>The kinds that go on until a condition holds of what their body yielded.</summary>
    private static readonly FrozenDictionary<BlockKind, Func<RunContext, Frame, JsonElement, bool>> Conditions = new Dictionary<BlockKind, Func<RunContext, Frame, JsonElement, bool>>
    {
        [BlockKinds.Repeat] = RepeatControl.Holds,
    }.ToFrozenDictionary();

    /// <summary>Computes what a block is given that does work itself.</summary>
    /// <exception cref="ScoutException">It cannot be computed: another attempt would fail the same way.</exception>
    public static BlockWork Prepare(BlockCall call) => Leaves[call.Block.Kind](call);

    /// <summary>Computes what a block that directs others goes on with: which branch, which items, which inputs.</summary>
    /// <exception cref="ScoutException">It cannot be computed.</exception>
    public static Opened Open(BlockCall call) => Controls[call.Block.Kind](call);

    /// <summary>Whether a body's result is one that its loop ends with, where that depends on the result.</summary>
    /// <exception cref="ScoutException">It cannot be computed.</exception>
    public static bool Holds(RunContext run, Frame body, JsonElement result) =>
        body is { Caller: { } caller, Outer: not null, IsFallback: false }
        && Conditions.TryGetValue(caller.Block(body.CallerSlot).Kind, out var holds)
        && holds(run, body, result);
}

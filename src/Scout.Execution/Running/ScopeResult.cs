using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Running;

/// <summary>What a scope yields when its blocks are done.</summary>
internal static class ScopeResult
{
    /// <summary>Computes it.</summary>
    public static RunRecord Of(RunContext run, Frame frame)
    {
        try
        {
            // It is the block around it that yields it.
            var attempt = frame.Caller?.Slots[frame.CallerSlot].Attempt ?? 1;
            var result = run.Templates.Bind(frame.Scope.Result!, new FrameVariables(frame, run, attempt));
            var filled = frame.Outer is null ? WorkflowOutput.Fit(frame.Scope.Plan, result) : Fill(frame, result);
            return new RunRecord.ScopeDone(frame.Id, filled, BlockExecutors.Holds(run, frame, filled));
        }
        catch (ScoutException exception)
        {
            var block = frame.Caller?.Path(frame.CallerSlot);
            return new RunRecord.ScopeFailed(frame.Id, RunErrors.ResultFailed(block is null ? "the workflow" : $"block '{block}'", block, exception));
        }
    }

    // What a branch or a round of a loop yields: an item of what the loop gives, else all that its block gives.
    private static JsonElement Fill(Frame frame, JsonElement result)
    {
        var block = frame.Caller!.Block(frame.CallerSlot);
        var isItem = block.Kind.YieldsList && !frame.IsFallback;
        if ((isItem ? block.Item : block.Output).Fits(result))
        {
            return result;
        }

        var output = SchemaView.Of(block.Model.Output.Json);
        return SchemaCheck.Fill(isItem ? output.Items ?? default : output, result);
    }
}

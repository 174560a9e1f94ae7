using System.Collections.Immutable;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Runs.Changes;

/// <summary>A run as anybody may see it: what happened, and nothing that was in it. Of values their shape is left, as an environment that keeps them so has it; of errors their code.</summary>
internal static class SharedRun
{
    /// <summary>The run without what was in it.</summary>
    public static RunSummary Of(RunSummary run) => run with
    {
        Inputs = Payloads.Left(run.Inputs, PayloadKeeping.Redacted),
        Output = run.Output is { } output ? Payloads.Left(output, PayloadKeeping.Redacted) : null,
        Error = Of(run.Error),
        Session = null,
        Trigger = run.Trigger is { } trigger ? new(trigger.Kind) : null,
        Blocks = run.Blocks.ToImmutableDictionary(pair => pair.Key, pair => Of(pair.Value), StringComparer.Ordinal),
    };

    private static BlockSummary Of(BlockSummary block) => block with
    {
        Input = block.Input is { } input ? Payloads.Left(input, PayloadKeeping.Redacted) : null,
        Output = block.Output is { } output ? Payloads.Left(output, PayloadKeeping.Redacted) : null,
        Said = null,
        Wait = null,
        Decision = null,
        Error = Of(block.Error),
        Replaces = Of(block.Replaces),
        Logs = null,
    };

    // What code says went wrong may quote what it was given.
    private static RunError? Of(RunError? error) => error is null ? null : new(error.Code, Payloads.Text(error.Message, PayloadKeeping.Redacted), error.Block);
}

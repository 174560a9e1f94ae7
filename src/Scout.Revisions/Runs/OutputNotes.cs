using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>What there is to say of a block's output beside the value. Of most there is nothing.</summary>
internal sealed record OutputNotes
{
    private OutputNotes() { }

    /// <summary>What was used: model, tokens, branch taken; or none.</summary>
    public JsonElement? Meta { get; private init; }

    /// <summary>The failure that the output is a substitute for, by the block's OnError; or none.</summary>
    public RunError? Replaces { get; private init; }

    /// <summary>The run that the output was taken over from, in place of doing the work again; or none.</summary>
    public string? TakenFrom { get; private init; }

    /// <summary>Notes, or none where there is nothing to say.</summary>
    public static OutputNotes? Of(JsonElement? meta = null, RunError? replaces = null, string? takenFrom = null) =>
        meta is null && replaces is null && takenFrom is null ? null : new() { Meta = meta, Replaces = replaces, TakenFrom = takenFrom };
}

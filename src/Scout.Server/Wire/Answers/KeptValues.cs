using Scout.Revisions.Runs;

namespace Scout.Server.Wire.Answers;

/// <summary>Leaves out of runs the values of which only the shape is kept, or nothing: in an answer they would look like values that blocks gave.</summary>
internal static class KeptValues
{
    /// <summary>A run with the values that are kept, its inputs apart.</summary>
    public static RunSummary Of(RunSummary run) => !run.Redacted ? run : run with
    {
        Output = null,
        Blocks = run.Blocks.SetItems(run.Blocks.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Input = null, Output = null }))),
    };

    /// <summary>What answers say of a run whose values are left out; nothing of any other.</summary>
    public static bool? Mark(bool isRedacted) => isRedacted ? true : null;
}

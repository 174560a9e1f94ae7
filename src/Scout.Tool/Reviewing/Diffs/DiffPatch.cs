using Scout.Environments.Diff.Patches;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>A diff as a JSON Patch: what turns the older revision into the newer.</summary>
internal static class DiffPatch
{
    public static void Write(Terminal terminal, DiffReport report) => terminal.WriteJson(JsonPatch.Between(report.Pair.Before, report.Pair.After), DiffFormats.Written);
}

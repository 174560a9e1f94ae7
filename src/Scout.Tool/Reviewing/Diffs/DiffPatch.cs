using System.Text;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Diff.Patches;
using Scout.Revisions.Json;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>A diff as a JSON Patch: what turns the older revision into the newer.</summary>
internal static class DiffPatch
{
    public static void Write(Terminal terminal, DiffReport report)
    {
        var (from, to) = (report.Pair.From, report.Pair.To);
        var (before, after) = (report.Store.Show(from.RevisionId, from.Workflow), report.Store.Show(to.RevisionId, to.Workflow));
        terminal.WriteJson(JsonPatch.Between(Json(before), Json(after)));
    }

    private static JsonElement Json(RevisionDetails revision) => CanonicalJson.Parse(Encoding.UTF8.GetBytes(revision.Json));
}

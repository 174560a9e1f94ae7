using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Blocks;
using Scout.Revisions.Format;
using Scout.Revisions.Model;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Tests.Stores;

/// <summary>Small revisions that differ in a prompt.</summary>
internal static class TestRevisions
{
    public static SnapshotWorkflow Workflow(string id, string prompt, string? model = null, TimeSpan? timeout = null, string? url = null, params (string Child, string Prompt)[] calls)
    {
        var blocks = ImmutableSortedDictionary.Create<string, Block>(StringComparer.Ordinal);
        blocks = blocks.Add("triage", model is null
            ? new TextBlock { Id = "triage", Needs = ["inputs"], Output = Text(), Template = prompt, Timeout = timeout }
            : new LlmBlock { Id = "triage", Needs = ["inputs"], Output = Text(), Model = model, Messages = [new("user", prompt)], Timeout = timeout });
        if (url is not null)
        {
            blocks = blocks.Add("ask", new HttpBlock { Id = "ask", Needs = [], Output = Text(), Method = "GET", Url = url });
        }

        var revision = new Revision
        {
            Workflow = id,
            Input = Json("""{"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}"""),
            Output = Text(),
            Body = new Scope { Blocks = blocks, Result = new Binding.Expression("triage") },
            Calls = calls.ToImmutableSortedDictionary(call => call.Child, call => RevisionId.Prefix + IdOf(Workflow(call.Child, call.Prompt)), StringComparer.Ordinal),
        };
        return new SnapshotWorkflow { Workflow = id, Revision = StoredRevision.Of(RevisionJson.Write(revision)) };
    }

    public static string IdOf(SnapshotWorkflow workflow) => workflow.Revision.Id;

    private static Schema Text() => Json("""{"type":"string"}""");

    private static Schema Json(string json) => new(JsonElement.Parse(json));
}

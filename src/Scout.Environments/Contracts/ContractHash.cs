using System.Text.Json;
using Scout.Revisions;
using Scout.Revisions.Json;

namespace Scout.Environments.Contracts;

/// <summary>What a caller of a workflow relies on: the schemas of what it sends and what it gets. Two revisions with the same hash can be called alike.</summary>
internal static class ContractHash
{
    /// <summary>The hash of a revision's contract, <c>sha256:...</c>.</summary>
    public static string Of(StoredRevision revision) => Of(CanonicalJson.Parse(revision.Bytes));

    /// <summary>The same, of a revision's JSON.</summary>
    public static string Of(JsonElement revision) => RevisionId.Prefix + ContentHash.Of(CanonicalJson.Write(PlainJson.Object(
        ("input", revision.GetProperty("input")),
        ("output", revision.GetProperty("output")))));
}

using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2012: makes a GUID.</summary>
internal sealed class NewGuids() : ApiImpurity(Descriptors.NewGuid, "makes a GUID", "take it as an input of the workflow, or make it in a code block; for a key that is the same for every attempt there is CodeContext.Current.IdempotencyKey")
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["Guid"] = ("System", ["NewGuid", "CreateVersion7"]),
        }.ToImmutableDictionary();
}

using System.Collections.Immutable;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Evidence;

/// <summary>The results of validations: one file each, by workflow and revision.</summary>
internal sealed class EvidenceFiles(StoreContext store)
{
    private const int CostPlaces = 6;

    /// <summary>A revision's results, newest first.</summary>
    public ImmutableArray<ValidationEvidence> Of(string workflow, string revision) =>
        NewestFirst(Paths(store.Layout.EvidenceOf(workflow, revision)).Select(path => Read(path, workflow, revision)));

    /// <summary>The results of every revision of a workflow, newest first.</summary>
    public ImmutableArray<ValidationEvidence> Of(string workflow) =>
        NewestFirst(store.Files.Folders(store.Layout.EvidenceOf(workflow)).Where(Ids.IsHash).SelectMany(revision => Of(workflow, revision)));

    /// <summary>Records a result. It is on the disk when this returns.</summary>
    /// <remarks>The lock is held: what it is about must not be collected meanwhile.</remarks>
    public ValidationEvidence Add(ValidationEvidence evidence)
    {
        evidence = evidence with { Time = Later(evidence), Cost = evidence.Cost is { } cost ? decimal.Round(cost, CostPlaces) : null };
        if (EvidenceProblems.Of(evidence) is { } problem)
        {
            throw EvidenceErrors.CannotBeRecorded(evidence, problem);
        }

        if (!new RevisionFiles(store).Exists(evidence.Workflow, evidence.Revision))
        {
            throw StoreErrors.RevisionMissing(evidence.Workflow, evidence.Revision);
        }

        var bytes = EvidenceBytes.Write(evidence);
        evidence = evidence with { Hash = ContentHash.Of(bytes) };
        _ = store.Layout.WriteFixedFiles(store.Files).Count();
        _ = store.Files.WriteNew(Path.Combine(store.Layout.EvidenceOf(evidence.Workflow, evidence.Revision), new EvidenceName(evidence.Time, evidence.Hash).File), bytes);
        return evidence;
    }

    /// <summary>Reads a file, and checks that it is what its name and its place say.</summary>
    /// <exception cref="ScoutException">It is not.</exception>
    public ValidationEvidence Read(string path, string workflow, string revision)
    {
        var shown = store.Files.Shown(path);
        var name = EvidenceName.TryParse(Path.GetFileName(path)) ?? throw StoreErrors.DoesNotParse(shown, "its name is not one of a validation's result, TIME-HASH.json");
        var bytes = store.Files.Read(path, FileLimits.Json);
        var hash = ContentHash.Of(bytes);
        if (!hash.StartsWith(name.Hash, StringComparison.Ordinal))
        {
            throw StoreErrors.WrongHash(shown, hash);
        }

        var evidence = EvidenceBytes.Read(bytes, shown) with { Hash = hash };
        return evidence.Workflow != workflow || evidence.Revision != revision ? throw StoreErrors.DoesNotParse(shown, $"it is about {evidence.Display}")
            : evidence.Time != name.Time ? throw StoreErrors.DoesNotParse(shown, "its time is not the one in its name")
            : evidence;
    }

    private IEnumerable<string> Paths(string folder) => store.Files.Files(folder).Where(file => file.EndsWith(EvidenceName.Suffix, StringComparison.Ordinal)).Select(file => Path.Combine(folder, file));

    // What is recorded later counts as later, whatever the clock says: the last result is the one that counts.
    private DateTimeOffset Later(ValidationEvidence evidence) =>
        Paths(store.Layout.EvidenceOf(evidence.Workflow, evidence.Revision)).Select(path => EvidenceName.TryParse(Path.GetFileName(path))).OfType<EvidenceName>().Select(name => name.Time).Order().LastOrDefault() is var last && last >= evidence.Time
            ? last.AddTicks(1)
            : evidence.Time;

    private static ImmutableArray<ValidationEvidence> NewestFirst(IEnumerable<ValidationEvidence> all) =>
        [.. all.OrderByDescending(evidence => evidence.Time).ThenBy(evidence => evidence.Hash, StringComparer.Ordinal)];
}

using System.Collections.Immutable;
using Scout.Environments.Evidence;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;

namespace Scout.Environments;

/// <content>The results of validations.</content>
internal sealed partial class Store
{
    /// <summary>Records how a validation ended. It is on the disk when this returns, with a time that is later than that of every result of the revision before.</summary>
    /// <param name="evidence">The result.</param>
    /// <param name="cancellation">Gives up waiting for the lock.</param>
    public ValidationEvidence Record(ValidationEvidence evidence, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        using var held = _store.Lock($"recording a validation of {evidence.Display}", cancellation);
        return new EvidenceFiles(_store).Add(evidence);
    }

    /// <summary>The results of a revision's validations, newest first.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="revision">The revision's whole id.</param>
    public ImmutableArray<ValidationEvidence> Evidence(string workflow, string revision)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(revision);
        return new EvidenceFiles(_store).Of(workflow, revision);
    }

    /// <summary>The same, each with whether it counts for the environments that demand its suite, or why not.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="revision">The revision's whole id.</param>
    public ImmutableArray<JudgedEvidence> JudgedEvidence(string workflow, string revision)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(revision);
        return new RevisionEvidence(_store, _publisher).Of(workflow, revision);
    }

    /// <summary>The hashes of the files of a suite as they are now, by path: what a result is bound to (<see cref="ValidationEvidence.SuiteFiles"/>). Those that are not there are left out.</summary>
    /// <param name="files">Paths relative to <c>scout.json</c>, with <c>/</c>.</param>
    /// <param name="patterns">Patterns of such paths, as <see cref="SuitePattern"/> has them.</param>
    public ImmutableSortedDictionary<string, string> SuiteFiles(IEnumerable<string> files, IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(patterns);
        return SuiteDigests.Of(_store, files, patterns);
    }

    /// <summary>The hashes of those settings that a revision uses: what a result is bound to (<see cref="ValidationEvidence.Settings"/>).</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="revision">The revision's whole id.</param>
    /// <param name="settings">The settings that it runs with.</param>
    /// <param name="models">Aliases of models that the suite asks itself, such as that of a judge.</param>
    public ImmutableSortedDictionary<string, string> UsedSettings(string workflow, string revision, RunSettings settings, params IEnumerable<string> models)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(settings);
        return new RevisionEvidence(_store, _publisher).UsedSettings(workflow, revision, settings, [.. models]);
    }
}

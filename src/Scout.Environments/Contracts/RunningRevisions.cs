using System.Collections.Immutable;
using System.Text;
using Scout.Environments.Diff;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Rules.Contracts;

namespace Scout.Environments.Contracts;

/// <summary>Writes down what environments run of a project's workflows, for the rules that check C# against it.</summary>
internal sealed class RunningRevisions(StoreContext store)
{
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);
    private readonly LatestBuilds _latest = new(store);

    public const string Empty = ContractLines.Version + "\n";

    /// <summary>The baseline of a project. An empty store has that of none at all, so that the build which makes a store leaves nothing to compile anew.</summary>
    /// <param name="project">The project file, absolute.</param>
    public string Baseline(string project)
    {
        string[] environments = [.. store.Project.Environments.Where(environment => !environment.IsDevelopment).Select(environment => environment.Name)];
        string[] revisions = [.. _promotions.Workflows().Order(StringComparer.Ordinal).SelectMany(workflow => Of(workflow, store.Relative(project), environments))];
        return revisions.Length == 0 ? Empty
            : Empty + string.Concat(revisions.Prepend(Line(ContractLines.Environments, environments)).Select(line => line + "\n"));
    }

    private IEnumerable<string> Of(string workflow, string project, string[] environments)
    {
        var pointers = _promotions.Manifest(workflow).Environments;
        foreach (var running in environments.Where(pointers.ContainsKey).GroupBy(environment => pointers[environment].Revision, StringComparer.Ordinal))
        {
            if (Belonging(workflow, running.Key, project) is { } belonging)
            {
                foreach (var line in Of(workflow, running.Key, belonging, running))
                {
                    yield return line;
                }
            }
        }
    }

    private ImmutableArray<string> Of(string workflow, string id, string belonging, IEnumerable<string> environments)
    {
        var revision = CanonicalJson.Parse(_revisions.Stored(workflow, id).Bytes);
        return
        [
            Line(ContractLines.Revision, [workflow, RevisionId.Short(id), belonging, .. environments]),
            .. SchemaContract.Lines(ContractLines.Input, revision.GetProperty("input")),
            .. SchemaContract.Lines(ContractLines.Output, revision.GetProperty("output")),
            .. FlatRevision.Of(revision, new StepMeter()).Blocks.Values.OrderBy(block => block.Id, StringComparer.Ordinal).Select(block => Line(ContractLines.Block, [block.Id, block.Type])),
        ];
    }

    // The build of this machine knows best; in a fresh clone the build that was promoted tells which project it was of.
    private string? Belonging(string workflow, string id, string project)
    {
        var owner = _latest.Of(workflow)?.Project ?? EventRecord.LastBuild(_events.Of(workflow, id))?.Project;
        return owner == project ? ContractLines.Own
            : owner is null || store.Files.Operations.KindOf(store.Absolute(owner)) == PathKind.None ? ContractLines.Stray
            : null;
    }

    private static string Line(string keyword, IEnumerable<string> words) =>
        new StringBuilder(keyword).AppendJoin("", words.Select(word => " " + ContractNames.Escaped(word))).ToString();
}

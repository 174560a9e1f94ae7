using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Diff.Words;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Runs;
using Scout.Runs.Queries;
using Scout.Server.Projects;
using Scout.Web.Visiting;

namespace Scout.Web.Board;

/// <summary>A workflow's row of the board.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="IsGone">Whether no project builds it any more.</param>
/// <param name="Cells">A cell for each environment that the visitor sees.</param>
internal sealed record BoardRow(string Workflow, bool IsGone, ImmutableArray<BoardCell> Cells);

/// <summary>Where a workflow stands in an environment.</summary>
/// <param name="Status">What it points at.</param>
/// <param name="Source">The environment that promotions to it come from, or none.</param>
/// <param name="Ahead">What a promotion from there would bring: how risky that is; none where nothing would come.</param>
/// <param name="IsKeptOut">Whether what would come was rolled back from there.</param>
/// <param name="Runs">The last runs there that came to an end by themselves, the newest first.</param>
internal sealed record BoardCell(EnvironmentStatus Status, string? Source, Word? Ahead, bool IsKeptOut, ImmutableArray<RunEntry> Runs);

/// <summary>Reads the board. Safe for many threads.</summary>
internal sealed class BoardReader(ProjectStores stores, RunStore runs)
{
    private const int MostKept = 10_000;

    // Revisions never change, and so neither does what differs between two.
    private readonly ConcurrentDictionary<(string From, string To), Word> _levels = [];

    /// <summary>The board as a visitor sees it.</summary>
    public ImmutableArray<BoardRow> Read(Visitor visitor)
    {
        var (store, project) = (stores.Store, stores.Project);
        var sources = project.Environments.ToDictionary(environment => environment.Name, environment => environment.Requires is [var first, ..] ? first : EnvironmentDefinition.Development, StringComparer.Ordinal);
        return
        [
            .. from workflow in store.Status()
               where visitor.Reaches(workflow.Workflow)
               select new BoardRow(workflow.Workflow, workflow.Gone, [.. workflow.Environments.Where(cell => visitor.Sees(cell.Environment)).Select(cell => Cell(store, visitor, workflow, cell, sources))]),
        ];
    }

    private BoardCell Cell(Store store, Visitor visitor, WorkflowStatus workflow, EnvironmentStatus status, Dictionary<string, string> sources)
    {
        var source = status.Environment == EnvironmentDefinition.Development ? null : sources[status.Environment];
        var there = source is null || !visitor.Sees(source) ? null : workflow.Environments.First(environment => environment.Environment == source).RevisionId;
        var last = runs.List(new() { Workflow = workflow.Workflow, Environment = status.Environment, IsCounted = true }, RunHealth.Recent).Runs;
        return new(status, source, Level(store, workflow.Workflow, status.RevisionId, there), there is not null && there != status.RevisionId && status.KeptOut.Contains(there), last);
    }

    private Word? Level(Store store, string workflow, string? from, string? to)
    {
        if (to is null || from == to)
        {
            return null;
        }

        if (from is null)
        {
            return new("first", Tone.Added);
        }

        if (_levels.Count > MostKept)
        {
            _levels.Clear();
        }

        return _levels.GetOrAdd((from, to), pair => Signs.Of(store.Diff(pair.From, pair.To, workflow).Diff.Verdict));
    }
}

using Scout.Environments.Queries;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Definitions;

/// <summary>Revisions of workflows as the API has them.</summary>
internal static class WorkflowAnswers
{
    /// <summary>A revision.</summary>
    /// <param name="details">What is known about it.</param>
    /// <param name="organization">The organization.</param>
    public static WireWorkflow Of(RevisionDetails details, string organization) => Of(details.Entry, Definitions(details), organization);

    /// <summary>What a revision does.</summary>
    /// <param name="details">What is known about it.</param>
    public static BlockDefinitions Definitions(RevisionDetails details) => BlockDefinitions.Of(details.Revision, details.Calls, details.Annotations, details.Description);

    /// <summary>A revision.</summary>
    /// <param name="entry">Its entry in the history of its workflow.</param>
    /// <param name="definitions">What it does.</param>
    /// <param name="organization">The organization.</param>
    public static WireWorkflow Of(HistoryEntry entry, BlockDefinitions definitions, string organization)
    {
        // A promotion changes where it runs, not the revision.
        var events = entry.Events.Where(happened => happened.Environment is null).ToArray();
        var (first, last) = (events.FirstOrDefault(), events.LastOrDefault());
        return new()
        {
            WorkflowConfig = definitions.Config,
            WorkflowKey = entry.Workflow,
            WorkflowId = entry.Workflow,
            RevisionId = entry.RevisionId,
            IsDraft = false,
            CreatedAt = first?.Time ?? entry.Time ?? DateTimeOffset.UnixEpoch,
            CreatedBy = Identities.Of(first?.By ?? entry.Author, organization),
            LastUpdatedAt = last?.Time ?? entry.Time ?? DateTimeOffset.UnixEpoch,
            LastUpdatedBy = Identities.Of(last?.By ?? entry.Author, organization),
            RevisionName = entry.Name,
            RevisionDescription = entry.Notes,
            Contract = definitions.Contract,
            Environments = entry.Environments,
        };
    }
}

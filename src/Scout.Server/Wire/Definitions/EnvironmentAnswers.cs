using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Wire.Definitions;

/// <summary>Environments of workflows as the API has them.</summary>
internal static class EnvironmentAnswers
{
    private const string Latest = "latest";
    private const int All = 100;

    /// <summary>An environment of a workflow.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="history">The workflow's history.</param>
    /// <param name="organization">The organization.</param>
    public static WireEnvironment Of(EnvironmentStatus status, IEnumerable<HistoryEntry> history, string organization)
    {
        var isDevelopment = status.Environment == EnvironmentDefinition.Development;
        var moves = history.SelectMany(entry => entry.Events)
            .Where(happened => isDevelopment ? happened.Event == "built" : happened.Environment == status.Environment)
            .OrderBy(happened => happened.Time).ToArray();
        var (first, last) = (moves.FirstOrDefault(), moves.LastOrDefault());
        var since = status.Since ?? last?.Time ?? DateTimeOffset.UnixEpoch;
        var by = Identities.Of(status.By ?? last?.By, organization);
        return new()
        {
            EnvironmentId = status.Environment,
            EnvironmentConfig = new(status.Environment, isDevelopment ? "What was built last here." : $"What was promoted to {status.Environment}."),
            CreatedAt = first?.Time ?? since,
            CreatedBy = first is null ? by : Identities.Of(first.By, organization),
            LastUpdatedAt = since,
            LastUpdatedBy = by,
            Deployments = status.RevisionId is not { } revision ? [] :
            [
                new()
                {
                    DeploymentId = isDevelopment ? Latest : moves.LastOrDefault()?.Promotion ?? status.Environment,
                    EnvironmentId = status.Environment,
                    DeploymentConfig = new() { RevisionLookup = isDevelopment ? Latest : "revision_id", RevisionId = revision, Traffic = All },
                    CreatedAt = since,
                    CreatedBy = by,
                },
            ],
        };
    }
}

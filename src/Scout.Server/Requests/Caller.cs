using Scout.Environments.Git;
using Scout.Revisions.Project;
using Scout.Runs.Keys;
using Scout.Runs.Queries;

namespace Scout.Server.Requests;

/// <summary>Who asks: the holder of a key.</summary>
internal sealed record Caller(ApiKey Key)
{
    /// <summary>What the newest build is called in queries; its runs are those of development.</summary>
    public const string Console = "console";

    /// <summary>As what records have it.</summary>
    public Author Author => new(Key.Name);

    /// <summary>Whoever asks; there is somebody behind every route that needs a scope.</summary>
    public static Caller Of(HttpContext http) => (Caller)http.Items[typeof(Caller)]!;

    /// <summary>Whether the key is for a workflow.</summary>
    public bool Reaches(string workflow) => Key.Workflow is null || Key.Workflow == workflow;

    /// <summary>Whether the key is for an environment.</summary>
    public bool ReachesEnvironment(string environment) => Key.Environments.Contains(environment, StringComparer.Ordinal);

    /// <summary>Whether the key is for a run's workflow and environment.</summary>
    public bool Reaches(RunEntry run) => Reaches(run.Workflow) && ReachesEnvironment(run.Environment);

    /// <summary>Goes on only where the key is for a workflow.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public void MustReach(string workflow)
    {
        if (!Reaches(workflow))
        {
            throw ApiException.Forbidden($"The key '{Key.Name}' is for the workflow {Key.Workflow} alone.");
        }
    }

    /// <summary>Goes on only where the key is for an environment.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public void MustReachEnvironment(string environment)
    {
        if (!ReachesEnvironment(environment))
        {
            throw ApiException.Forbidden(
                $"The key '{Key.Name}' is not for {(environment == EnvironmentDefinition.Development ? "development (console)" : environment)}, but for {string.Join(", ", Key.Environments)}. Make one that is: dotnet scout keys add NAME --environment {environment}.");
        }
    }

    /// <summary>Goes on only where the key is for a run's workflow and environment.</summary>
    /// <exception cref="ScoutException">It is not: then there is no such run for it.</exception>
    public RunEntry MustReach(RunEntry run) => Reaches(run) ? run : throw RunQueryErrors.NoSuchRun(run.RunId);
}

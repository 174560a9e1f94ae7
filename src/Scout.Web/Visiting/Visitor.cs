using Scout.Environments.Git;
using Scout.Runs.Keys;

namespace Scout.Web.Visiting;

/// <summary>Who looks at the console: somebody of this machine, who may all that the command line may; or the holder of a key, who may what the key may.</summary>
/// <param name="Person">As what records have it.</param>
/// <param name="Key">The key, or none.</param>
internal sealed record Visitor(Author Person, ApiKey? Key = null)
{
    /// <summary>Whether it may do something in an environment.</summary>
    /// <param name="scope">What.</param>
    /// <param name="workflow">Of which workflow.</param>
    /// <param name="environment">Where.</param>
    public bool May(KeyScope scope, string workflow, string environment) => Key is null
        || (Key.Scopes.Contains(scope) && Reaches(workflow) && Sees(environment));

    /// <summary>Whether there may be an environment in which it may do something.</summary>
    public bool MaySomewhere(KeyScope scope, string workflow) => Key is null || (Key.Scopes.Contains(scope) && Reaches(workflow));

    /// <summary>Whether it is told of an environment at all.</summary>
    public bool Sees(string environment) => Key is null || Key.Environments.Contains(environment, StringComparer.Ordinal);

    /// <summary>Whether it is told of a workflow at all.</summary>
    public bool Reaches(string workflow) => Key?.Workflow is not { } only || only == workflow;
}

using System.Runtime.CompilerServices;

namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>
    /// Answers what has no fake from a file, which is recorded where it is not there yet: models and requests are really asked then. <c>SCOUT_CASSETTE=record</c> records it anew, and where
    /// <c>CI</c> is <c>true</c> nothing is recorded. Secrets and what proves who asks are never in it. Commit it.
    /// </summary>
    /// <param name="path">The file, relative to the test's own: <c>cassettes/lost-parcel.json</c>. Each test has its own.</param>
    /// <param name="source">Left to the compiler.</param>
    public WorkflowTest Cassette(string path, [CallerFilePath] string source = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(_setup with { Cassette = (path, source) });
    }

    /// <summary>Takes models, variables, and where requests may go from a project's <c>scout.json</c>. Models of the provider <c>script</c> answer as they do elsewhere; others are asked to record a cassette.</summary>
    /// <param name="file">The file, relative to the test's own; default: the nearest in its folder or above.</param>
    /// <param name="environment">The environment; default: <c>development</c>.</param>
    /// <param name="source">Left to the compiler.</param>
    public WorkflowTest Settings(string? file = null, string environment = "development", [CallerFilePath] string source = "") => new(_setup with { Settings = (file, source, environment) });
}

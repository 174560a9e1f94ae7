using Scout.Client;

namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>Runs the workflow that an environment of a server has, in place of this process: with its models, services and time. Events and decisions are told to it; it takes no fakes.</summary>
    /// <param name="server">The server: <c>https://scout.example.com</c>.</param>
    /// <param name="environment">The environment: <c>staging</c>; <c>console</c> is the newest build.</param>
    /// <param name="key">A key that may run workflows and read runs; to decide, it has to be one that may.</param>
    public WorkflowTest On(Uri server, string environment, string key)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return On(new ServerPlace(() => new(server, key), IsOurs: true, environment));
    }

    /// <summary>Runs the workflow that an environment of a server has, as <see cref="On(Uri, string, string)"/> does.</summary>
    /// <param name="client">The server's client. It stays the test's.</param>
    /// <param name="environment">The environment.</param>
    public WorkflowTest On(ScoutClient client, string environment)
    {
        ArgumentNullException.ThrowIfNull(client);
        return On(new ServerPlace(() => client, IsOurs: false, environment));
    }

    private WorkflowTest On(ServerPlace place)
    {
        ArgumentException.ThrowIfNullOrEmpty(place.Environment, "environment");
        return new(_setup with { Server = place });
    }
}

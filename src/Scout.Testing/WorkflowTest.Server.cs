using Scout.Client;

namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>Runs the workflow that an environment of a server has, in place of this process: with its models, services and time. Events and decisions are told to it; it takes no fakes.</summary>
    /// <param name="server">The server: <c>https://scout.example.com</c>.</param>
    /// <param name="environment">The environment: <c>staging</c>; <c>console</c> is the newest build.</param>
    /// <param name="key">A key that may run workflows and read runs; to decide, it has to be one that may.</param>
    /// <exception cref="ScoutException">The address is none of http or https, or the environment or the key is empty.</exception>
    public WorkflowTest On(Uri server, string environment, string key)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
        {
            throw ServerErrors.NotGiven($"its address is '{server.OriginalString}'", "Write it whole: https://scout.example.com.");
        }

        // What is read from a variable or a file that is not there is null, whatever its type says.
        if (string.IsNullOrWhiteSpace(key) || key.Any(letter => letter is <= ' ' or > '~'))
        {
            throw ServerErrors.NotGiven($"the key {(string.IsNullOrWhiteSpace(key) ? "is empty" : "has spaces, line ends or letters that no key has")}", "Give .On one of that server: dotnet scout keys add NAME --environment staging --can execute,read.");
        }

        return On(new ServerPlace(() => new(server, key), IsOurs: true, environment, $"the server at {ToldTexts.Sent(server)}"));
    }

    /// <summary>Runs the workflow that an environment of a server has, as <see cref="On(Uri, string, string)"/> does.</summary>
    /// <param name="client">The server's client. It stays the test's.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="ScoutException">The environment is empty.</exception>
    public WorkflowTest On(ScoutClient client, string environment)
    {
        ArgumentNullException.ThrowIfNull(client);
        return On(new ServerPlace(() => client, IsOurs: false, environment, "the server of the client"));
    }

    private WorkflowTest On(ServerPlace place) => string.IsNullOrWhiteSpace(place.Environment)
        ? throw ServerErrors.NotGiven("its environment is empty", "Name one that the workflow is in, such as staging; console is the newest build.")
        : new(_setup with { Server = place });
}

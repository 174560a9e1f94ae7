using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Scout.Runs.Serving;
using Scout.Server.Projects;

namespace Scout.Web.Serving;

/// <summary>Says where the server listens for as long as it does.</summary>
internal sealed class PlaceTeller(IServer server, ProjectStores stores, IHostApplicationLifetime lifetime) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Which port it is is known only then.
        lifetime.ApplicationStarted.Register(() =>
        {
            if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
            {
                ServerPlace.Write(stores.Project, Here(address));
            }
        });
        lifetime.ApplicationStopping.Register(() => ServerPlace.Remove(stores.Project));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Whoever listens everywhere can be reached from here as well.
    private static string Here(string address) => address.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal);
}

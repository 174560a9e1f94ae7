using Microsoft.Extensions.Hosting;
using Scout.Server.Options;
using Scout.Server.Running;

namespace Scout.Server.Hosting;

/// <summary>Leaves the runs under way in good order when the server stops.</summary>
internal sealed class ServerLife(RunHub hub, ScoutServerOptions options, IHostApplicationLifetime lifetime) : IHostedService
{
    private Task _leaving = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The listener stops first, and waits for its requests: those that wait for a run would hold it up for as long as it has patience.
        lifetime.ApplicationStopping.Register(() => _leaving = hub.LeaveAsync(options.StopPatience));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _leaving;
}

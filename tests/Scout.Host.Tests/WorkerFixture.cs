using Scout.Environments.Workers;

namespace Scout.Host.Tests;

/// <summary>One worker for the tests that leave it whole.</summary>
public sealed class WorkerFixture : IAsyncLifetime
{
    internal WorkerClient Worker { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Worker = await WorkerClient.StartAsync(TestBundle.Output);

    public ValueTask DisposeAsync() => Worker.DisposeAsync();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Scout.Server.Options;

namespace Scout.Server.Tests;

/// <summary>A server that the tests of a class share: each starts runs of its own, and moves nothing.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal Served Served { get; private set; } = null!;

    internal LoggedErrors Log { get; } = new();

    public async ValueTask InitializeAsync() => Served = await Served.StartAsync(["parrot", "refund", "gate", "troubles", "desk"], with: null, builder =>
    {
        builder.Logging.AddProvider(Log);
        var options = builder.Options();
        (options.MostRequestsPerSecond, options.Silence) = (1_000_000, TimeSpan.FromMilliseconds(200));
        options.AllowedOrigins.Add("https://desk.example.com");
        options.AllowedHosts.Add("scout.example.com");
    });

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}

internal static class ServerBuilding
{
    /// <summary>The options that the server of a builder has.</summary>
    public static ScoutServerOptions Options(this WebApplicationBuilder builder) =>
        (ScoutServerOptions)builder.Services.Single(service => service.ServiceType == typeof(ScoutServerOptions)).ImplementationInstance!;
}

/// <summary>What a server has logged that nobody should read: errors.</summary>
internal sealed class LoggedErrors : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Errors.Enqueue($"{formatter(state, exception)}: {exception}");
        }
    }

    public void Dispose()
    {
    }
}

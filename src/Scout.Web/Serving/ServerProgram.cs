using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Runs.Serving;
using Scout.Server;
using Scout.Server.Describing;
using Scout.Server.Guards;
using Scout.Server.Options;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Web.Site;

namespace Scout.Web.Serving;

/// <summary>The server as a process of its own. What it is told comes from <c>dotnet scout serve</c>, as one JSON document; nothing of the project's folder configures it.</summary>
internal static class ServerProgram
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="arguments">One: the settings.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var settings = arguments is [var argument] ? ServerSettings.Read(argument) : throw new JsonException("there is one argument");
            await using var app = Build(settings);
            if (settings.StopsWithInput)
            {
                StopWithInput(app.Lifetime);
            }

            // What is wrong with them is told in words, not as a start that failed.
            _ = app.Services.GetRequiredService<RunHub>();
            await RunAsync(app);
            return 0;
        }
        catch (JsonException exception)
        {
            await ServerDoor.Error.WriteLineAsync($"Start it with `dotnet scout serve`: what it is told is not understood ({exception.Message}).");
            return 1;
        }
        catch (Exception exception)
        {
            var told = exception as ScoutException ?? (exception is IOException refused ? StartErrors.SystemRefuses(refused) : StartErrors.IsABug(exception));
            await ServerDoor.Error.WriteLineAsync($"error {told.Code}: {told.Message}");
            return 1;
        }
    }

    /// <summary>The app.</summary>
    /// <param name="settings">What it was told.</param>
    /// <param name="with">Changes what it is made of.</param>
    public static WebApplication Build(ServerSettings settings, Action<WebApplicationBuilder>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(ServerProgram).Assembly.GetName().Name });
        // Files and variables are for other programs.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // That a mark cannot be read is no fault of the server: whoever sent it is told, and the site's own log has a line of it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        builder.Logging.AddProvider(new PlainLog(ServerDoor.Error, settings.JsonLogs, TimeProvider.System));
        var certificate = settings.Certificate is { } file ? ServerCertificate.Read(file, settings.CertificateKey) : null;
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            Limit(kestrel);
            if (certificate is not null)
            {
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            }
        });
        builder.AddScout(options => Apply(settings, options));
        ApiDescription.AddTo(builder.Services);
        ConsoleSite.AddTo(builder.Services, settings.Project);
        builder.Services.AddHostedService<PlaceTeller>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));
        with?.Invoke(builder);
        var app = builder.Build();
        app.Urls.Clear();
        foreach (var url in settings.Urls)
        {
            app.Urls.Add(url);
        }

        app.Use(next => http => app.Services.GetRequiredService<ErrorAnswers>().InvokeAsync(http, next));
        if (settings.BehindProxy)
        {
            app.UseForwardedHeaders(Forwarded());
        }

        app.UseRouting();
        app.Use(SiteGuard.Around);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapDescribed();
        ApiDescription.MapTo(app);
        ConsoleSite.MapTo(app);
        return app;
    }

    private static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It was stopped before it had started.
            await app.StopAsync();
        }
    }

    // That there is a proxy, and that nobody goes around it, is what whoever started the server says.
    private static ForwardedHeadersOptions Forwarded()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }

    private static void Apply(ServerSettings settings, ScoutServerOptions options)
    {
        (options.Project, options.ReadOnly) = (settings.Project, settings.ReadOnly);
        settings.AllowedOrigins.ToList().ForEach(options.AllowedOrigins.Add);
        settings.AllowedHosts.ToList().ForEach(options.AllowedHosts.Add);
    }

    // A thread of its own: reading a pipe waits for as long as nothing comes.
    private static void StopWithInput(IHostApplicationLifetime lifetime)
    {
        var input = Console.OpenStandardInput();
        var reading = new Thread(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }

            lifetime.StopApplication();
        });
        (reading.IsBackground, reading.Name) = (true, "input");
        reading.Start();
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = _ => HeaderGuard.Lenient;
        kestrel.Limits.MaxRequestBodySize = Bodies.MostBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
    }
}

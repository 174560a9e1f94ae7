using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Scout.Runs;
using Scout.Server.Api;
using Scout.Server.Guards;
using Scout.Server.Hosting;
using Scout.Server.Options;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;

namespace Scout.Server;

/// <summary>Serves the workflows of a project: in an app of one's own, as <c>dotnet scout serve</c> does.</summary>
public static class ScoutServer
{
    /// <summary>Adds what serving a project needs. There is one server to a project on a machine.</summary>
    /// <param name="builder">The app's builder.</param>
    /// <param name="configure">Sets options; default: the project of the working folder.</param>
    public static TBuilder AddScout<TBuilder>(this TBuilder builder, Action<ScoutServerOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new ScoutServerOptions();
        configure?.Invoke(options);
        var services = builder.Services;
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new ProjectStores(options.Project, provider.GetRequiredService<TimeProvider>()));
        // What was made last is let go of first: the runs, their record, the lease.
        services.AddSingleton(provider => ServerLease.Take(provider.GetRequiredService<ProjectStores>().Project));
        services.AddSingleton(provider =>
        {
            _ = provider.GetRequiredService<ServerLease>();
            return RunStore.Open(provider.GetRequiredService<ProjectStores>().Project);
        });
        services.AddSingleton(provider => new RunHub(provider.GetRequiredService<ProjectStores>(), provider.GetRequiredService<RunStore>(), provider.GetRequiredService<TimeProvider>(), new()));
        services.AddSingleton<RunKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RunKeeper>());
        services.AddHostedService<ServerLife>();
        foreach (var part in (Type[])
        [
            typeof(ErrorAnswers), typeof(OriginGuard), typeof(LoadGuard), typeof(KeyGuard), typeof(RequestGuard),
            typeof(Targets), typeof(Execution), typeof(RunLookup), typeof(Streams),
            typeof(ExecuteRoutes), typeof(WorkflowRoutes), typeof(MoveRoutes), typeof(RunRoutes), typeof(LogRoutes),
        ])
        {
            services.AddSingleton(part);
        }

        return builder;
    }

    /// <summary>Adds the routes of the HTTP API: <c>/v2</c>, <c>/healthz</c>, <c>/readyz</c>.</summary>
    /// <param name="endpoints">The app.</param>
    public static IEndpointConventionBuilder MapScout(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup("");
        ExecuteRoutes.Map(group);
        WorkflowRoutes.Map(group);
        MoveRoutes.Map(group);
        RunRoutes.Map(group);
        LogRoutes.Map(group);
        HealthRoutes.Map(group);
        ((IEndpointConventionBuilder)group).Finally(RequestGuard.Before);
        return group;
    }
}

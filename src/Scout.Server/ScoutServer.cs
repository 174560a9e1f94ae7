using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Scout.Environments.Workers;
using Scout.Runs;
using Scout.Server.Api;
using Scout.Server.Callbacks;
using Scout.Server.Guards;
using Scout.Server.Hosting;
using Scout.Server.Options;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Scheduling;

namespace Scout.Server;

/// <summary>Serves the workflows of a project: in an app of one's own, as <c>dotnet scout serve</c> does.</summary>
public static class ScoutServer
{
    /// <summary>Adds what serving a project needs; <see cref="MapScout"/> adds the routes. There is one server to a project on a machine: it is that from the app's start to its end.</summary>
    /// <param name="builder">The app's builder.</param>
    /// <param name="configure">Sets options; default: the project that the app's own folder lies in.</param>
    /// <exception cref="ScoutException">It was added already.</exception>
    public static TBuilder AddScout<TBuilder>(this TBuilder builder, Action<ScoutServerOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(ScoutServerOptions)))
        {
            throw ServerErrors.AddedTwice();
        }

        var options = new ScoutServerOptions();
        configure?.Invoke(options);
        options.Project = Path.GetFullPath(options.Project, builder.Environment.ContentRootPath);
        services.AddSingleton<Mapping>();
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
        services.AddSingleton(provider =>
        {
            var project = provider.GetRequiredService<ProjectStores>();
            // Whoever can sign as the server could tell receivers anything.
            var workers = new WorkerOptions { Withheld = () => project.Project.Environments.SelectMany(environment => environment.Callbacks is { } callbacks ? CallbackSecret.Variables(callbacks.Secret) : []) };
            return new RunHub(project, provider.GetRequiredService<RunStore>(), provider.GetRequiredService<TimeProvider>(), new() { Worker = workers });
        });
        services.AddSingleton<RunKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RunKeeper>());
        services.AddSingleton<IScheduledRuns, ScheduledRuns>();
        services.AddSingleton<Timetable>();
        services.AddHostedService<ScheduleKeeper>();
        services.AddSingleton<CallbackBody>(provider => provider.GetRequiredService<CallbackRequests>().Body);
        services.AddSingleton<CallbackSender>();
        services.AddHostedService<CallbackKeeper>();
        services.AddHostedService<ServerLife>();
        foreach (var part in (Type[])
        [
            typeof(ErrorAnswers), typeof(OriginGuard), typeof(LoadGuard), typeof(KeyGuard), typeof(RequestGuard),
            typeof(KnownTargets), typeof(Targets), typeof(Execution), typeof(CallbackRequests), typeof(RunLookup), typeof(Streams),
            typeof(ExecuteRoutes), typeof(WorkflowRoutes), typeof(DiffRoutes), typeof(MoveRoutes), typeof(RunRoutes), typeof(LogRoutes), typeof(ElsewhereRoutes),
        ])
        {
            services.AddSingleton(part);
        }

        return builder;
    }

    /// <summary>
    /// Adds the routes of the HTTP API: <c>/v2</c>, <c>/healthz</c>, <c>/readyz</c>; below a prefix where it is called on a group. They have their own keys and errors; the app's other routes stay as
    /// they are, and its own OpenAPI description leaves these out.
    /// </summary>
    /// <param name="endpoints">The app, or a group of it.</param>
    /// <exception cref="ScoutException">The builder has not had <see cref="AddScout"/>, or the routes were added already.</exception>
    public static IEndpointConventionBuilder MapScout(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // They are described with names of their own, which an app's options do not give them.
        return endpoints.MapDescribed().ExcludeFromDescription();
    }

    /// <summary>Adds the routes, for a description of them.</summary>
    internal static RouteGroupBuilder MapDescribed(this IEndpointRouteBuilder endpoints)
    {
        var mapping = endpoints.ServiceProvider.GetService<Mapping>() ?? throw ServerErrors.NotAdded();
        if (!mapping.Begin())
        {
            throw ServerErrors.MappedTwice();
        }

        var group = endpoints.MapGroup("");
        ExecuteRoutes.Map(group);
        WorkflowRoutes.Map(group);
        DiffRoutes.Map(group);
        MoveRoutes.Map(group);
        RunRoutes.Map(group);
        LogRoutes.Map(group);
        HealthRoutes.Map(group);
        ElsewhereRoutes.Map(group);
        ((IEndpointConventionBuilder)group).Finally(RequestGuard.Before);
        return group;
    }
}

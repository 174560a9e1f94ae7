using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Execution.Code;

/// <summary>Builds what a project's code blocks find around them in one environment: configuration, and the services of its <see cref="WorkflowServicesAttribute"/> class.</summary>
internal static class CodeServices
{
    /// <summary>appsettings.json and its environment's variant beside the assembly, user secrets in development, then the process's environment variables.</summary>
    /// <exception cref="ScoutException">One of the files does not parse.</exception>
    public static IConfiguration Configuration(Assembly main, string environment)
    {
        try
        {
            return Read(main, environment);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw CodeErrors.ConfigurationFailed(environment, exception);
        }
    }

    /// <summary>Runs the project's <c>Configure</c>.</summary>
    /// <param name="main">The project.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="logs">Where it logs.</param>
    /// <param name="change">Changes what it registered; none: nothing does.</param>
    /// <exception cref="ScoutException">There are several such classes, one without the method, or the method threw.</exception>
    public static ServiceProvider Build(Assembly main, IConfiguration configuration, ILoggerProvider logs, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        // The level is the run's, not the factory's; a project may still filter in its Configure.
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        var marked = main.GetTypes().Where(type => type.IsDefined(typeof(WorkflowServicesAttribute), inherit: false)).ToArray();
        if (marked.Length > 1)
        {
            throw CodeErrors.ManyServices(marked.Select(type => type.FullName!));
        }

        if (marked is [{ } type])
        {
            var configure = type.GetMethod("Configure", BindingFlags.Public | BindingFlags.Static, [typeof(IServiceCollection), typeof(IConfiguration)])
                ?? throw CodeErrors.NoConfigure(type.FullName!);
            try
            {
                configure.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [services, configuration], null);
            }
            catch (Exception exception)
            {
                throw CodeErrors.ServicesFailed(type.FullName!, exception);
            }
        }

        change?.Invoke(services);
        try
        {
            return services.BuildServiceProvider();
        }
        catch (Exception exception) when (marked is [{ } own])
        {
            // A registration that can never work, such as an abstract class as implementation, shows only here.
            throw CodeErrors.ServicesFailed(own.FullName!, exception);
        }
    }

    private static IConfigurationRoot Read(Assembly main, string environment)
    {
        var builder = new ConfigurationBuilder();
        if (Path.GetDirectoryName(main.Location) is { Length: > 0 } folder)
        {
            builder.SetBasePath(folder)
                .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
                .AddJsonFile($"appsettings.{environment}.json", optional: true, reloadOnChange: false);
        }

        if (environment == "development")
        {
            builder.AddUserSecrets(main, optional: true, reloadOnChange: false);
        }

        return builder.AddEnvironmentVariables().Build();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Scout.Execution.Code;
using Scout.Revisions.Runs;
using Scout.Testing.Cassettes;
using Scout.Testing.Places;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>What a test's run has in place of an environment: settings, configuration, services, and its cassette.</summary>
internal sealed class TestedWorld
{
    private readonly TestSetup _setup;
    private readonly TestedWorkflow _workflow;

    /// <exception cref="ScoutException">The cassette or the settings are wrong.</exception>
    public TestedWorld(TestSetup setup, TestedWorkflow workflow)
    {
        (_setup, _workflow) = (setup, workflow);
        Project = setup.Settings is { } from ? ProjectSettings.Read(from.File, from.Source, from.Environment, workflow.Id) : new("test", new(), ".");
        Variables = Project.Settings.Variables.SetItems(setup.Variables);
        Tape = setup.Cassette is var (path, source) ? new(Path.IsPathRooted(path) ? path : Path.GetFullPath(path, SourcePlace.FolderOf(source)), CassetteModes.OfProcess()) : null;
        Configuration = new ConfigurationBuilder()
            .AddConfiguration(CodeServices.Configuration(setup.Workflow.Assembly, Project.Environment))
            .AddInMemoryCollection(Secrets().Select(secret => KeyValuePair.Create($"Secrets:{secret.Key}", (string?)secret.Value)))
            .Build();
    }

    /// <summary>The project's own settings; those that say nothing where the test says everything.</summary>
    public ProjectSettings Project { get; }

    /// <summary>Where requests may go: nothing is sent where the fakes say what there is.</summary>
    public HttpAccess? Access => _setup.Settings is null ? new() { Hosts = ["*"] } : Project.Settings.Http;

    /// <summary>The values of <c>vars</c>.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Variables { get; }

    /// <summary>The cassette, or none.</summary>
    public Tape? Tape { get; }

    public IConfiguration Configuration { get; }

    /// <summary>The project's services, with those of the test in place of theirs.</summary>
    public ServiceProvider Services(TimeProvider clock, ILoggerProvider logs) => CodeServices.Build(_setup.Workflow.Assembly, Configuration, logs, services =>
    {
        // Code that asks for a clock sees the time of the run.
        if (services.Any(service => service.ServiceType == typeof(TimeProvider)))
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
        }

        foreach (var change in _setup.Services)
        {
            change(services);
        }
    });

    // What templates name has a value: nothing is sent, and what a fake stands in for may need none. What is really asked has the real one.
    private ImmutableSortedDictionary<string, string> Secrets() => Tape?.IsRecording == true ? _setup.Secrets
        : UsedSettings.Secrets(_workflow).Where(name => !_setup.Secrets.ContainsKey(name)).Aggregate(_setup.Secrets, (all, name) => all.Add(name, $"test-secret-{name}"));
}

using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scout.Revisions;
using Scout.Revisions.Fingerprints;
using Scout.Revisions.Model;
using Scout.Revisions.Secrets;

namespace Scout.Execution.Code;

/// <summary>The code that this process runs for: a project's assembly, its methods, their fingerprints, its services by environment. Safe for many threads.</summary>
internal sealed class CodeBundle(Assembly main, string? depsFile, CodeLogs logs, HiddenTexts? secrets = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Assembly, CodeFingerprints> _fingerprints = [];
    private readonly ConcurrentDictionary<string, Lazy<CodeEnvironment>> _environments = new(StringComparer.Ordinal);

    /// <summary>The methods.</summary>
    public CodeMethods Methods { get; } = new(main);

    /// <summary>What the code logs.</summary>
    public CodeLogs Logs { get; } = logs;

    /// <summary>What this process hides in all that leaves it.</summary>
    public HiddenTexts Secrets { get; } = secrets ?? new();

    /// <summary>Configuration and services of an environment, built when first asked for.</summary>
    /// <exception cref="ScoutException">The project's <c>Configure</c> is missing or failed.</exception>
    public CodeEnvironment Environment(string name) => _environments.GetOrAdd(name, _ => new(() =>
    {
        var configuration = CodeServices.Configuration(main, name);
        // Before the project's own code gets at them.
        foreach (var (secret, value) in configuration.GetSection("Secrets").AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
        {
            Secrets.Add(secret, value!);
        }

        return new(configuration, CodeServices.Build(main, configuration, Logs));
    })).Value;

    /// <summary>Checks that a method is here, and is the very code that the revision was built from.</summary>
    /// <exception cref="ScoutException">It is not.</exception>
    public void Verify(CodeReference code)
    {
        Methods.Find(code.Method);
        string? other = null;
        // The workflow of another project that is called has its fingerprints in its own assembly.
        foreach (var assembly in Methods.Assemblies)
        {
            var loaded = _fingerprints.GetOrAdd(assembly, found => CodeFingerprints.Of(found, depsFile)).Find(code.Method)?.Fingerprint;
            if (loaded == code.Fingerprint)
            {
                return;
            }

            other ??= loaded;
        }

        throw CodeErrors.CodeDiffers(code.Method, code.Fingerprint, other);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var environment in _environments.Values.Where(environment => environment.IsValueCreated))
        {
            try
            {
                await environment.Value.Services.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The runs are over and have their results: it is told, and changes nothing.
                Logs.CreateLogger("services").LogError(exception, "A service of the project failed as it was disposed: {Failure}", UserCode.Told(exception));
            }
        }
    }
}

/// <summary>What code blocks find around them in one environment.</summary>
/// <param name="Configuration">The configuration; secrets are under <c>Secrets:</c>.</param>
/// <param name="Services">The project's services.</param>
internal sealed record CodeEnvironment(IConfiguration Configuration, ServiceProvider Services);

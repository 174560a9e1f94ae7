using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.AI;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>The clients of real models: one for each model, endpoint and key, for all runs of this process. Safe for many threads.</summary>
internal sealed class ModelConnections(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Connection> _open = new(StringComparer.Ordinal);

    /// <summary>The client of a model. It belongs to nobody: it is not to be disposed.</summary>
    /// <param name="alias">What workflows call it.</param>
    /// <param name="provider">Its provider, which has a package.</param>
    /// <param name="settings">What the alias stands for.</param>
    /// <param name="key">The key, or none.</param>
    /// <exception cref="ScoutException">The provider's package is not there, or its client cannot be made.</exception>
    public IChatClient Get(string alias, ModelProvider provider, ModelSettings settings, string? key)
    {
        var headers = settings.Headers ?? ImmutableSortedDictionary<string, string>.Empty;
        var identity = string.Join('\n', [provider.Name, settings.Model, settings.Endpoint, key, .. headers.Select(header => $"{header.Key}: {header.Value}")]);
        lock (_lock)
        {
            if (!_open.TryGetValue(identity, out var connection))
            {
                _open[identity] = connection = Open(alias, Factory(alias, provider), settings, headers, key);
            }

            return connection.Client;
        }
    }

    public void Dispose()
    {
        foreach (var connection in _open.Values)
        {
            connection.Client.Dispose();
            connection.Http.Dispose();
        }
    }

    private Connection Open(string alias, Func<string, Uri?, string?, HttpClient, IChatClient> factory, ModelSettings settings, IReadOnlyDictionary<string, string> headers, string? key)
    {
        // A block's timeout ends a request, and nothing else does.
        var http = new HttpClient(new ModelHttp(headers, time)) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            return new(factory(settings.Model!, settings.Endpoint is { } endpoint ? new(endpoint) : null, key, http), http);
        }
        catch (Exception exception)
        {
            http.Dispose();
            throw ModelErrors.ClientFailed(alias, settings.Provider, exception);
        }
    }

    // Nothing of the engine is referenced by the packages of providers, so that they may be of another version: they have a method of this signature.
    private static Func<string, Uri?, string?, HttpClient, IChatClient> Factory(string alias, ModelProvider provider)
    {
        try
        {
            return Assembly.Load(new AssemblyName(provider.Package!))
                .GetType("Scout.Models.ModelClient", throwOnError: true)!
                .GetMethod("Create", BindingFlags.Static | BindingFlags.Public, [typeof(string), typeof(Uri), typeof(string), typeof(HttpClient)])!
                .CreateDelegate<Func<string, Uri?, string?, HttpClient, IChatClient>>();
        }
        catch (FileNotFoundException exception) when (exception.FileName?.StartsWith(provider.Package!, StringComparison.Ordinal) == true)
        {
            throw ModelErrors.PackageMissing(alias, provider);
        }
        catch (Exception exception) when (exception is not ScoutException)
        {
            throw ModelErrors.ClientFailed(alias, provider.Name, exception);
        }
    }

    private sealed record Connection(IChatClient Client, HttpClient Http);
}

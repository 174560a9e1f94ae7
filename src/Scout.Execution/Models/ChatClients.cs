using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>The chat clients of an environment by alias: the provider's where scout.json names one, else what the project registered under the alias.</summary>
/// <param name="settings">What the aliases stand for.</param>
/// <param name="root">The folder of scout.json.</param>
/// <param name="services">The project's services.</param>
/// <param name="keys">The key of a provider by the name of its secret; none where that is not set.</param>
/// <param name="connections">The clients of real models.</param>
internal class ChatClients(RunSettings settings, string root, IServiceProvider services, Func<string, string?> keys, ModelConnections connections)
{
    /// <summary>What an alias stands for, or none where only the project knows.</summary>
    public ModelSettings? Settings(string alias) => settings.Models.GetValueOrDefault(alias);

    /// <summary>The client of an alias for a block. It belongs to nobody: it is not to be disposed.</summary>
    /// <exception cref="ScoutException">There is none of that alias, its settings are wrong, or its key is not set.</exception>
    public virtual IChatClient Find(string alias, string blockId)
    {
        if (Settings(alias) is not { } model)
        {
            return Registered(alias) ?? throw ModelErrors.UnknownAlias(alias, [.. settings.Models.Keys]);
        }

        return ModelProviders.Find(model.Provider) switch
        {
            null => throw ModelErrors.UnknownProvider(alias, ModelProviders.Problem(model.Provider, alias)!),
            { Name: ModelProviders.Script } => new ScriptChatClient(ScriptReplies.Read(alias, FileOf(alias, model)), alias, blockId),
            { Package: null } => Registered(alias) ?? throw ModelErrors.NotRegistered(alias),
            var provider => connections.Get(alias, provider, model, Key(alias, provider, model)),
        };
    }

    /// <summary>Whether it is known what a model costs; a script costs nothing.</summary>
    public bool HasPrice(string alias) => Settings(alias) is { } model && (model.Price is not null || model.Provider == ModelProviders.Script);

    private string? Key(string alias, ModelProvider provider, ModelSettings model)
    {
        if (ModelProviders.KeyOf(provider.Name, model.Key, model.Endpoint) is not { } name)
        {
            return null;
        }

        var key = keys(name) ?? throw ModelErrors.KeyMissing(alias, provider, name);
        return key.All(letter => letter is > ' ' and <= '~') ? key : throw ModelErrors.KeyIsNone(alias, provider, name);
    }

    // The project's own factory runs here.
    private IChatClient? Registered(string alias)
    {
        try
        {
            return services.GetKeyedService<IChatClient>(alias);
        }
        catch (Exception exception)
        {
            throw ModelErrors.FactoryFailed(alias, exception);
        }
    }

    private string FileOf(string alias, ModelSettings model) =>
        string.IsNullOrEmpty(model.Replies) ? throw ModelErrors.RepliesNotGiven(alias) : Path.GetFullPath(model.Replies, root);
}

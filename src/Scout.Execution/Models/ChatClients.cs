using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>The chat clients of an environment by alias: the engine's own where scout.json names one of its providers, else what the project registered under the alias.</summary>
internal sealed class ChatClients(RunSettings settings, string root, IServiceProvider services)
{
    /// <summary>The client of an alias for a block. It belongs to nobody: it is not to be disposed.</summary>
    /// <exception cref="ScoutException">There is none of that alias, or its settings are wrong.</exception>
    public IChatClient Find(string alias, string blockId)
    {
        var model = settings.Models.GetValueOrDefault(alias);
        if (model?.Provider == ModelProviders.Script)
        {
            return new ScriptChatClient(ScriptReplies.Read(alias, FileOf(alias, model)), alias, blockId);
        }

        if (model is not null && ModelProviders.Problem(model.Provider, alias) is { } problem)
        {
            throw ModelErrors.UnknownProvider(alias, problem);
        }

        return Registered(alias) ?? throw (model is null ? ModelErrors.UnknownAlias(alias, [.. settings.Models.Keys]) : ModelErrors.NotRegistered(alias));
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

using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Scout.Protocol;

namespace Scout.Execution.Models;

/// <summary>The chat clients of an environment by alias: what scout.json says of the alias, else what the project registered under it.</summary>
internal sealed class ChatClients(RunSettings settings, string root, IServiceProvider services)
{
    /// <summary>The client of an alias for a block. It belongs to nobody: it is not to be disposed.</summary>
    /// <exception cref="ScoutException">There is none of that alias, or its settings are wrong.</exception>
    public IChatClient Find(string alias, string blockId)
    {
        if (!settings.Models.TryGetValue(alias, out var model))
        {
            return services.GetKeyedService<IChatClient>(alias) ?? throw ModelErrors.UnknownAlias(alias, [.. settings.Models.Keys]);
        }

        return model.Provider switch
        {
            "script" => new ScriptChatClient(ScriptReplies.Read(alias, FileOf(alias, model)), alias, blockId),
            _ => throw ModelErrors.UnknownProvider(alias, model.Provider),
        };
    }

    private string FileOf(string alias, ModelSettings model) =>
        string.IsNullOrEmpty(model.Replies) ? throw ModelErrors.RepliesNotGiven(alias) : Path.GetFullPath(model.Replies, root);
}

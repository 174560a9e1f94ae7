using System.Net;
using Microsoft.Extensions.AI;
using Scout.Execution.Http;
using Scout.Revisions.Rules;

namespace Scout.Execution.Models;

/// <summary>Says what went wrong between a block and a model, whichever client the provider has: by what its requests met.</summary>
internal static class ModelFailures
{
    /// <summary>The error of a request that failed.</summary>
    /// <param name="block">The block's path.</param>
    /// <param name="model">What is asked, for messages.</param>
    /// <param name="exception">What the client threw.</param>
    /// <returns>The error; none where it is no failure of the provider, but of what the project registered or of ours.</returns>
    public static ScoutException? Of(string block, AskedModel model, Exception exception)
    {
        if (exception is ScoutException)
        {
            return null;
        }

        var causes = Causes.Of(exception).ToArray();
        if (causes.OfType<ModelHttpException>().FirstOrDefault() is { } answer)
        {
            return answer.Status switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ModelErrors.KeyRefused(block, model, answer),
                HttpStatusCode.TooManyRequests => ModelErrors.TooManyRequests(block, model, answer),
                HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError => ModelErrors.ProviderFailed(block, model, answer),
                _ => ModelErrors.RequestRefused(block, model, answer),
            };
        }

        // A file that a client of the project's does not find is no connection.
        return causes.FirstOrDefault(cause => cause is HttpRequestException or System.Net.Sockets.SocketException || (model.IsRemote && cause is IOException or TimeoutException)) is { } broken ? ModelErrors.ConnectionBroken(block, model, broken)
            : model.IsRemote ? ModelErrors.AnswerIsNone(block, model, causes[^1])
            : null;
    }

    /// <summary>What a failure is called where nothing of it may be repeated: the status of the answer, or the type of the exception.</summary>
    public static string Kind(Exception exception) => Causes.Of(exception).OfType<ModelHttpException>().FirstOrDefault() is { } answer
        ? ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : exception.GetType().FullName!;

    /// <summary>The error of an answer that is a refusal; none where it is not.</summary>
    public static ScoutException? Refusal(string block, AskedModel model, ChatResponse response)
    {
        var said = response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault();
        return said is not null && string.Equals(said.ErrorCode, "Refusal", StringComparison.OrdinalIgnoreCase) ? ModelErrors.Refused(block, model, said.Message)
            : response.FinishReason != ChatFinishReason.ContentFilter ? null
            : ModelProviders.Find(model.Provider ?? "") is { FilterIsRefusal: true } ? ModelErrors.Refused(block, model, response.Text)
            : ModelErrors.Filtered(block, model);
    }
}

/// <summary>A model that a block asks.</summary>
/// <param name="Alias">What the workflow calls it.</param>
/// <param name="Provider">Its provider, or none where the project registered it and nothing else is said.</param>
/// <param name="Model">The provider's name for it, or none.</param>
/// <param name="IsRemote">Whether a client of ours asks it.</param>
internal readonly record struct AskedModel(string Alias, string? Provider, string? Model, bool IsRemote)
{
    /// <summary>Whether a file answers.</summary>
    public bool IsScript => Provider == ModelProviders.Script;

    public override string ToString() => IsRemote ? $"model '{Alias}' ({Provider} {Model})" : $"model '{Alias}'";
}

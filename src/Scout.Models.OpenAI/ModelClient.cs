using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Scout.Models;

/// <summary>What the engine looks for in the package of a provider.</summary>
internal static class ModelClient
{
    /// <summary>The client of a model.</summary>
    /// <param name="model">The provider's name for it.</param>
    /// <param name="endpoint">Where the provider answers, with the version in its path (<c>https://api.example.com/v1</c>); none: <c>https://api.openai.com/v1</c>.</param>
    /// <param name="key">The key; none where the endpoint wants none.</param>
    /// <param name="http">Makes the requests: each once, since whoever asks tries again.</param>
    public static IChatClient Create(string model, Uri? endpoint, string? key, HttpClient http) => new ChatClient(
        model,
        // The library wants a key. What needs none does not look at it.
        new ApiKeyCredential(string.IsNullOrEmpty(key) ? "none" : key),
        new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        }).AsIChatClient();
}

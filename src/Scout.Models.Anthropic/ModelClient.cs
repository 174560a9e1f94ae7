using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;

namespace Scout.Models;

/// <summary>What the engine looks for in the package of a provider.</summary>
internal static class ModelClient
{
    // The API wants a limit in every request.
    private const int UsualMaxTokens = 4096;

    /// <summary>The client of a model.</summary>
    /// <param name="model">The provider's name for it.</param>
    /// <param name="endpoint">Where the provider answers, without the version; none: <c>https://api.anthropic.com</c>.</param>
    /// <param name="key">The key; none where the endpoint wants none.</param>
    /// <param name="http">Makes the requests: each once, since whoever asks tries again.</param>
    public static IChatClient Create(string model, Uri? endpoint, string? key, HttpClient http)
    {
        var options = new ClientOptions
        {
            HttpClient = http,
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            ApiKey = key,
        };
        if (endpoint is not null)
        {
            options.BaseUrl = endpoint.AbsoluteUri.TrimEnd('/');
        }

        return new AnthropicClient(options).AsIChatClient(model, UsualMaxTokens);
    }
}

using System.Net.Http.Headers;
using Microsoft.Extensions.AI;
using OllamaSharp;

namespace Scout.Models;

/// <summary>What the engine looks for in the package of a provider.</summary>
internal static class ModelClient
{
    private static readonly Uri Usual = new("http://localhost:11434");

    /// <summary>The client of a model.</summary>
    /// <param name="model">The provider's name for it.</param>
    /// <param name="endpoint">Where the provider answers; none: <c>http://localhost:11434</c>.</param>
    /// <param name="key">A key for what stands before it; none: it wants none.</param>
    /// <param name="http">Makes the requests: each once, since whoever asks tries again. It is this client's own.</param>
    public static IChatClient Create(string model, Uri? endpoint, string? key, HttpClient http)
    {
        http.BaseAddress = endpoint ?? Usual;
        if (!string.IsNullOrEmpty(key))
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return new OllamaApiClient(http, model);
    }
}

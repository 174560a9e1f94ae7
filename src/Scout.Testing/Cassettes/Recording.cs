using System.Text.Json;

namespace Scout.Testing.Cassettes;

/// <summary>Something that was really asked once, and what was answered.</summary>
/// <param name="Block">The block that asked, by its path; empty where none did.</param>
/// <param name="Request">What was asked, secrets hidden: the same request has the same text.</param>
/// <param name="Answer">What was answered, secrets hidden.</param>
internal sealed record Recording(string Block, JsonElement Request, JsonElement Answer)
{
    /// <summary>Whom it asks: a model, or a service.</summary>
    public static string Asked(JsonElement request) =>
        request.TryGetProperty("model", out var alias) ? $"the model '{alias.GetString()}'" : $"{request.GetProperty("method").GetString()} {request.GetProperty("url").GetString()}";

    /// <summary>Whether a request is of the same kind: to a model, or to a service.</summary>
    public bool IsLike(JsonElement request) => Request.TryGetProperty("model", out _) == request.TryGetProperty("model", out _);
}

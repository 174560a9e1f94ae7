using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>Lets nobody through who has no key that counts, with the scope that the route needs.</summary>
internal sealed class KeyGuard(RunStore runs, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>What the route of a request needs.</summary>
    /// <exception cref="ApiException">It does not say.</exception>
    public static Needs NeedsOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Needs>() ?? throw ApiException.Forbidden("This route does not say who may use it.");

    /// <summary>Looks at a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="needs">What its route needs.</param>
    /// <returns>Who asks; none where everybody may.</returns>
    /// <exception cref="ApiException">Nobody may who asks so.</exception>
    public Caller? Check(HttpContext http, Needs needs) => needs.Scope is { } scope ? Check(http, scope) : null;

    private Caller Check(HttpContext http, KeyScope scope)
    {
        var sent = http.Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Unknown(http, "Send a key: Authorization: Bearer KEY. Make one with `dotnet scout keys add NAME --environment staging --can execute,read`.");
        }

        var (verdict, key) = runs.Keys.Verify(sent[Scheme.Length..].Trim(), time.GetUtcNow());
        return verdict switch
        {
            TokenVerdict.Valid when key!.Scopes.Contains(scope) => new(key),
            TokenVerdict.Valid => throw ApiException.Forbidden($"The key '{key!.Name}' may not {scope.Word()}. Make one that may: dotnet scout keys add NAME --can {scope.Word()}."),
            TokenVerdict.Disabled => throw Unknown(http, $"The key '{key!.Name}' is switched off."),
            TokenVerdict.Expired => throw Unknown(http, $"The key '{key!.Name}' has expired. Remove it, and make another."),
            _ => throw Unknown(http, "No key of this server is like that one. It may have been removed, or given a new secret."),
        };
    }

    private static ApiException Unknown(HttpContext http, string words)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiException.Unauthorized(words);
    }
}

using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Scout.Environments.Git;
using Scout.Runs;
using Scout.Runs.Keys;

namespace Scout.Web.Visiting;

/// <summary>Knows who looks at the console. A key that is switched off, has expired or is gone lets its holder do nothing more.</summary>
internal sealed class Visits(RunStore runs, TimeProvider time)
{
    private const string KeyClaim = "key";
    private const string VisitClaim = "visit";

    // For as long as the server lives: a copy of a cookie is renewed whenever somebody comes with it.
    private readonly ConcurrentDictionary<string, bool> _left = new(StringComparer.Ordinal);

    /// <summary>What a cookie says of somebody.</summary>
    public static ClaimsPrincipal Principal(Visitor visitor)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, visitor.Person.Name), new(VisitClaim, Guid.NewGuid().ToString("N")) };
        if (visitor.Person.Email is { } email)
        {
            claims.Add(new(ClaimTypes.Email, email));
        }

        if (visitor.Key is { } key)
        {
            claims.Add(new(KeyClaim, key.Id));
        }

        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>Who somebody is now; none: nobody who may look.</summary>
    public Visitor? Of(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true, Name: { } name } || principal.FindFirstValue(VisitClaim) is not { } visit || _left.ContainsKey(visit))
        {
            return null;
        }

        var person = new Author(name, principal.FindFirstValue(ClaimTypes.Email));
        return principal.FindFirstValue(KeyClaim) is not { } id ? new(person)
            : runs.Keys.All().FirstOrDefault(key => key.Id == id) is { Disabled: false } key && Counts(key) ? new(person, key)
            : null;
    }

    /// <inheritdoc cref="Of(ClaimsPrincipal)"/>
    public async Task<Visitor?> OfAsync(AuthenticationStateProvider state) => Of((await state.GetAuthenticationStateAsync()).User);

    /// <summary>Whoever has a key's token; none where it is no key that counts.</summary>
    public Visitor? WithToken(string token) => runs.Keys.Verify(token, time.GetUtcNow()) is (TokenVerdict.Valid, { } key) ? new(new(key.Name), key) : null;

    /// <summary>Whoever opens a link; none where it was opened before, or has expired.</summary>
    public async Task<Visitor?> WithLinkAsync(string token) => await runs.Logins.RedeemAsync(token, time.GetUtcNow()) is { } person ? new(person) : null;

    /// <summary>Ends a visit: for every page that is open in it, and for whoever has a copy of its cookie.</summary>
    public void Leave(ClaimsPrincipal principal) => _left[principal.FindFirstValue(VisitClaim) ?? ""] = true;

    private bool Counts(ApiKey key) => (key.Expires is not { } expires || expires > time.GetUtcNow()) && key.Scopes.Contains(KeyScope.Read);
}

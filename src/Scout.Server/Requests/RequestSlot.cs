using System.Threading.RateLimiting;

namespace Scout.Server.Requests;

/// <summary>The place of a request among those that are answered at once. One that only waits from now on leaves it to others.</summary>
internal sealed class RequestSlot(RateLimitLease lease) : IDisposable
{
    /// <summary>Leaves the place of a request, where it has one.</summary>
    public static void Leave(HttpContext http) => (http.Items[typeof(RequestSlot)] as RequestSlot)?.Dispose();

    /// <inheritdoc/>
    public void Dispose() => lease.Dispose();
}

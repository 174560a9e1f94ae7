namespace Scout.Server.Hosting;

/// <summary>Whether an app has the routes already.</summary>
internal sealed class Mapping
{
    private int _begun;

    /// <summary>Begins to map them.</summary>
    /// <returns>Whether they were not mapped before.</returns>
    public bool Begin() => Interlocked.Exchange(ref _begun, 1) == 0;
}

namespace Scout.Client;

/// <summary>How a client asks.</summary>
public sealed record ScoutClientOptions
{
    /// <summary>
    /// How often a request is repeated that certainly did nothing twice: one that was refused with 429 or 503 and a time to come back, and one that may be repeated whose connection failed.
    /// Default: 2.
    /// </summary>
    public int Retries { get; init; } = 2;

    /// <summary>The longest time that the server may ask a client to stay away before a request is repeated; where it asks for more the refusal is told. Default: 30 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row a stream that broke is taken up again without one event in between. Default: 5.</summary>
    public int Reconnects { get; init; } = 5;
}

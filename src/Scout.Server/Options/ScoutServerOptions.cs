using System.Collections.Immutable;

namespace Scout.Server.Options;

/// <summary>How a project is served.</summary>
public sealed class ScoutServerOptions
{
    /// <summary>A folder of the project: the nearest <c>scout.json</c> upward counts. Relative to the app's content root. Default: the content root itself.</summary>
    public string Project { get; set; } = ".";

    /// <summary>Whether pointers, names and notes stay as they are: a checkout that is an image, or is pinned. Default: no.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Origins whose pages may call from a browser, such as <c>https://desk.example.com</c>. Default: none.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Names by which the server may be called (<c>Host</c>), besides those of this machine itself, such as <c>scout.example.com</c>. Default: none.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>How many requests are answered at once; more wait in a queue as long as that, then are refused with 503. Streams do not count. Default: 64.</summary>
    public int MostRequests { get; set; } = 64;

    /// <summary>How many requests a second each key may make on average; more are refused with 429. Default: 100.</summary>
    public int MostRequestsPerSecond { get; set; } = 100;

    /// <summary>How long runs under way may go on when the server stops; then they are interrupted, and go on when it is started again. Default: 20 seconds.</summary>
    public TimeSpan StopPatience { get; set; } = TimeSpan.FromSeconds(20);

    // Clients give up after a minute in which nothing flowed.
    internal TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(15);

    // After each time that a call-back was not taken; then it is given up.
    internal ImmutableArray<TimeSpan> CallbackPauses { get; set; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];
}

namespace Scout.Execution.Models;

/// <summary>How many requests to a provider an attempt at a block has made: it flows with the attempt, through whatever client makes them.</summary>
internal sealed class ModelRequests
{
    private static readonly AsyncLocal<ModelRequests?> Current = new();
    private int _made;
    private int _refused;

    /// <summary>How many so far.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>How many of them may have cost something: those that were not answered with a failure.</summary>
    public int Taken => Made - Volatile.Read(ref _refused);

    /// <summary>Counts what is asked from here on.</summary>
    public static ModelRequests Begin() => Current.Value = new();

    /// <summary>One is made.</summary>
    public static void Count()
    {
        if (Current.Value is { } requests)
        {
            Interlocked.Increment(ref requests._made);
        }
    }

    /// <summary>One was answered with a failure.</summary>
    public static void Refused()
    {
        if (Current.Value is { } requests)
        {
            Interlocked.Increment(ref requests._refused);
        }
    }
}

using System.Globalization;

namespace Scout.Validation.Trying;

/// <summary>What is spent on models, by all that somebody asked for at once. Safe for many threads.</summary>
/// <param name="most">What may be spent at most; none: whatever it costs.</param>
internal sealed class Budget(decimal? most)
{
    private readonly Lock _lock = new();
    private decimal _cost;

    /// <summary>That it is used up, as a reason; none: it is not.</summary>
    public string? Spent
    {
        get
        {
            lock (_lock)
            {
                return _cost >= most ? string.Create(CultureInfo.InvariantCulture, $"the budget of {most} is used up") : null;
            }
        }
    }

    /// <summary>Adds what a run has cost.</summary>
    public void Add(decimal cost)
    {
        lock (_lock)
        {
            _cost += cost;
        }
    }
}

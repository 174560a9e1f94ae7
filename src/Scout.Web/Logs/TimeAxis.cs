using System.Collections.Immutable;
using Scout.Runs.Queries;

namespace Scout.Web.Logs;

/// <summary>Where times lie in a picture: time in which nothing happened at all takes little room.</summary>
internal sealed class TimeAxis
{
    // What is idle for longer than this share of all that is not gets that much room.
    private const double IdleShare = 0.08;

    private readonly ImmutableArray<(DateTimeOffset From, DateTimeOffset To, double At, double Width, bool IsIdle)> _parts;

    private TimeAxis(ImmutableArray<(DateTimeOffset, DateTimeOffset, double, double, bool)> parts) => _parts = parts;

    /// <summary>Where idle time was squeezed: shares of the whole.</summary>
    public IEnumerable<(double At, double Width, TimeSpan Length)> Squeezed => _parts.Where(part => part.IsIdle).Select(part => (part.At, part.Width, part.To - part.From));

    /// <summary>The axis of stretches.</summary>
    /// <param name="stretches">What happened; waits for somebody are idle where nothing else happens.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The last.</param>
    public static TimeAxis Of(IReadOnlyCollection<Stretch> stretches, DateTimeOffset from, DateTimeOffset to)
    {
        var busy = Union(stretches.Where(stretch => !stretch.IsWait), from, to);
        var total = busy.Sum(part => (part.To - part.From).TotalMilliseconds);
        var longest = Math.Max(1, total * IdleShare);
        var parts = new List<(DateTimeOffset From, DateTimeOffset To, double Room, bool IsIdle)>();
        var at = from;
        foreach (var (start, end) in busy.Append((to, to)))
        {
            if (start > at)
            {
                var length = (start - at).TotalMilliseconds;
                parts.Add((at, start, Math.Min(length, longest), length > longest));
            }

            if (end > start)
            {
                parts.Add((start, end, (end - start).TotalMilliseconds, false));
            }

            at = end > at ? end : at;
        }

        var all = Math.Max(1e-9, parts.Sum(part => part.Room));
        var (placed, sum) = (ImmutableArray.CreateBuilder<(DateTimeOffset, DateTimeOffset, double, double, bool)>(), 0.0);
        foreach (var part in parts)
        {
            placed.Add((part.From, part.To, sum / all, part.Room / all, part.IsIdle));
            sum += part.Room;
        }

        return new(placed.ToImmutable());
    }

    /// <summary>Where a time lies: a share of the whole, 0 to 1.</summary>
    public double At(DateTimeOffset time)
    {
        if (_parts.IsEmpty || time <= _parts[0].From)
        {
            return 0;
        }

        foreach (var part in _parts)
        {
            if (time <= part.To)
            {
                return part.At + (part.Width * ((time - part.From) / (part.To - part.From)));
            }
        }

        return 1;
    }

    private static List<(DateTimeOffset From, DateTimeOffset To)> Union(IEnumerable<Stretch> stretches, DateTimeOffset from, DateTimeOffset to)
    {
        var union = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var stretch in stretches.OrderBy(stretch => stretch.From))
        {
            var (start, end) = (stretch.From < from ? from : stretch.From, stretch.To > to ? to : stretch.To);
            if (union is [.., var last] && start <= last.To)
            {
                union[^1] = (last.From, end > last.To ? end : last.To);
            }
            else if (end > start)
            {
                union.Add((start, end));
            }
        }

        return union;
    }
}

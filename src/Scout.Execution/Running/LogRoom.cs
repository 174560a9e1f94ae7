using System.Globalization;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>A line that code logged while its block ran.</summary>
/// <param name="Block">The block's path.</param>
/// <param name="Line">What it wrote.</param>
/// <param name="Time">When, UTC.</param>
internal readonly record struct LoggedLine(string Block, LogLine Line, DateTimeOffset Time);

/// <summary>
/// Where what code logs waits for the run's loop. How much may wait is limited: a block that logs faster than anybody reads would fill the memory; what does not
/// fit is counted, and a line says how many there were. Safe for many threads.
/// </summary>
internal sealed class LogRoom
{
    /// <summary>So many lines may wait.</summary>
    public const int MostLines = 10_000;

    private const long MostLetters = 16_000_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _leftOut = new(StringComparer.Ordinal);
    private List<LoggedLine> _lines = [];
    private long _letters;
    private bool _isClosed;
    private volatile bool _any;

    /// <summary>Whether there is something to take.</summary>
    public bool Any => _any;

    /// <summary>Takes a line in, or counts it where there is no room for it.</summary>
    /// <returns>Whether lines are still taken.</returns>
    public bool Add(LoggedLine logged)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            if (_lines.Count >= MostLines || _letters >= MostLetters)
            {
                _leftOut[logged.Block] = _leftOut.GetValueOrDefault(logged.Block) + 1;
            }
            else
            {
                _lines.Add(logged);
                _letters += logged.Line.Category.Length + logged.Line.Message.Length + (logged.Line.Detail?.Length ?? 0);
            }

            _any = true;
            return true;
        }
    }

    /// <summary>Gives away the lines that wait, and for each block of which lines were left out since the last time one that says so.</summary>
    public IReadOnlyList<LoggedLine> Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            var taken = _lines;
            taken.AddRange(_leftOut.Select(left => new LoggedLine(left.Key, new(LogSeverity.Warning, left.Key, Text(left.Value)), now)));
            _leftOut.Clear();
            (_lines, _letters, _any) = ([], 0, false);
            return taken;
        }
    }

    /// <summary>No line is taken any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    private static string Text(long number) => string.Create(
        CultureInfo.InvariantCulture, $"{number} log {(number == 1 ? "line of the block was" : "lines of the block were")} left out here: it logs faster than the run can tell");
}

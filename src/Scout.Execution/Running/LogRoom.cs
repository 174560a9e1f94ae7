using System.Globalization;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>
/// How much of what code logs may wait to be told. A block that logs faster than anybody reads would fill the memory; what does not fit is counted,
/// and a line says how many there were. What happens to blocks is no log line: it always waits. Not safe for many threads.
/// </summary>
internal sealed class LogRoom
{
    /// <summary>So many lines may wait.</summary>
    public const int MostLines = 10_000;

    private const long MostLetters = 16_000_000;
    private readonly Dictionary<string, long> _leftOut = new(StringComparer.Ordinal);
    private int _lines;
    private long _letters;
    private bool _isFull;

    /// <summary>Whether there is room for a line of a block; where there is none it is counted.</summary>
    public bool HasRoom(string block)
    {
        // Full until half of it is told: else every other line would say that one was left out.
        _isFull |= _lines >= MostLines || _letters >= MostLetters;
        if (_isFull)
        {
            _leftOut[block] = _leftOut.GetValueOrDefault(block) + 1;
        }

        return !_isFull;
    }

    /// <summary>A line waits.</summary>
    public void Waits(LogLine line)
    {
        _lines++;
        _letters += Letters(line);
    }

    /// <summary>A line was told.</summary>
    public void Told(LogLine line)
    {
        _lines--;
        _letters -= Letters(line);
        _isFull &= _lines > MostLines / 2 || _letters > MostLetters / 2;
    }

    /// <summary>For each block of which lines were left out since the last time, the line that says so.</summary>
    public IReadOnlyList<(string Block, LogLine Line)> LeftOut()
    {
        if (_leftOut.Count == 0)
        {
            return [];
        }

        (string, LogLine)[] all = [.. _leftOut.Select(left => (left.Key, new LogLine(LogSeverity.Warning, left.Key, Text(left.Value))))];
        _leftOut.Clear();
        return all;
    }

    private static string Text(long number) => string.Create(
        CultureInfo.InvariantCulture, $"{number} log {(number == 1 ? "line of the block was" : "lines of the block were")} left out here: it logs faster than the run can tell");

    private static long Letters(LogLine line) => line.Category.Length + line.Message.Length + (line.Detail?.Length ?? 0);
}

using System.Diagnostics;
using System.Globalization;

namespace Scout.Execution.Templates;

/// <summary>What a rendering may still use.</summary>
internal sealed partial class GuardedContext
{
    // Made for the first rendering that takes a while, and kept for the next.
    private CancellationTokenSource? _deadline;
    private bool _isTimed;
    private long _began;
    private TimeSpan _longest;
    private long _fuel;
    private long _memory;
    private long _written;

    private void FillUp()
    {
        _fuel = _limits.Fuel;
        _memory = _limits.Memory;
        _written = 0;
    }

    // A template that calls nothing is done before a clock would be looked at.
    private void StartClock()
    {
        _isTimed = true;
        _began = _time.GetTimestamp();
        if (_deadline is null)
        {
            _deadline = new(_longest, _time);
        }
        else
        {
            _deadline.CancelAfter(_longest);
        }

        CancellationToken = _deadline.Token;
    }

    private void StopClock()
    {
        if (!_isTimed)
        {
            return;
        }

        _isTimed = false;
        CancellationToken = default;
        // The deadline may have come after all: a source that has told it tells it for ever.
        if (!_deadline!.TryReset())
        {
            _deadline.Dispose();
            _deadline = null;
        }
    }

    private bool IsLate()
    {
        if (!_isTimed)
        {
            StartClock();
        }

        return _read.Variables!.IsStopped || _time.GetElapsedTime(_began) > _longest;
    }

    /// <summary>Takes steps, before they are made.</summary>
    /// <exception cref="ScoutException">There are no more.</exception>
    public void Burn(long steps)
    {
        var before = _fuel;
        _fuel -= steps;
        if (_fuel < 0)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Fuel} steps"));
        }

        if (before >> 10 != _fuel >> 10 && IsLate())
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_longest.TotalSeconds} s"));
        }
    }

    /// <summary>Takes memory, before it is used.</summary>
    /// <exception cref="ScoutException">There is no more.</exception>
    public void Pay(long characters)
    {
        _memory -= characters;
        if (_memory < 0)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Memory} characters in memory"));
        }
    }

    /// <summary>Does a part of some work whose time nobody knows before: that is paid for as steps.</summary>
    /// <param name="left">What is left for all of it.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="ScoutException">It took longer.</exception>
    public T Timed<T>(ref TimeSpan left, Func<T> part)
    {
        var began = Stopwatch.GetTimestamp();
        var result = part();
        var elapsed = Stopwatch.GetElapsedTime(began);
        left -= elapsed;
        Burn((long)elapsed.TotalMicroseconds);
        return left > TimeSpan.Zero ? result : throw TemplateErrors.PatternIsSlow();
    }

    private void Written(int characters)
    {
        _written += characters;
        if (_written > _limits.Output)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{_limits.Output} characters of output"));
        }
    }
}

using System.Text;

namespace Scout.Server.Wire.Streaming;

/// <summary>
/// All that a model has said in a block, put together from what is heard: all of it so far, or its end where it is long. Readers have heard more or less of it, and append what they are told.
/// Where what is heard does not go on from what was heard before (another attempt began, or some was missed), nothing more is told: the whole output replaces it all.
/// </summary>
internal sealed class SaidText
{
    private readonly StringBuilder _all = new();
    private string _heard = "";
    private bool _isLost;

    /// <summary>How often it began anew after something had been told.</summary>
    public int Attempt { get; private set; }

    /// <summary>How much was said, in characters.</summary>
    public int Length => _all.Length;

    /// <summary>Begins anew: what was said so far is of another attempt.</summary>
    public void BeginAgain()
    {
        if (_heard.Length > 0)
        {
            _all.Clear();
            (_heard, _isLost, Attempt) = ("", false, Attempt + 1);
        }
    }

    /// <summary>Hears more.</summary>
    /// <param name="heard">All that was said so far, or its end.</param>
    /// <returns>Whether there is more of it than before.</returns>
    public bool Hear(string heard)
    {
        // The other half of the last character comes with the next piece.
        heard = heard is [.., var last] && char.IsHighSurrogate(last) ? heard[..^1] : heard;
        if (_isLost || _heard.StartsWith(heard, StringComparison.Ordinal))
        {
            return false;
        }

        var known = Known(heard);
        if (known < 0)
        {
            _isLost = true;
            return false;
        }

        _heard = heard;
        _all.Append(heard, known, heard.Length - known);
        return true;
    }

    /// <summary>What comes behind what a reader was told.</summary>
    /// <param name="length">How much that was.</param>
    public string After(int length) => _all.ToString(length, _all.Length - length);

    // How much at the beginning is known already; less than nothing where it does not go on from what was heard. Where only the end is heard, most of it was heard before.
    private int Known(string heard)
    {
        if (heard.StartsWith(_heard, StringComparison.Ordinal))
        {
            return _heard.Length;
        }

        // What is shorter is no end that has moved on: cut characters apart, that is always as long.
        for (var known = heard.Length + 2 < _heard.Length ? 0 : Math.Min(heard.Length, _heard.Length); known > heard.Length / 2; known--)
        {
            if (_heard.AsSpan().EndsWith(heard.AsSpan(0, known), StringComparison.Ordinal))
            {
                return known;
            }
        }

        return -1;
    }
}

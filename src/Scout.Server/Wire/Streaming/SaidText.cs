namespace Scout.Server.Wire.Streaming;

/// <summary>
/// What a model has said, piece by piece: a reader appends the pieces. What is heard is all of it so far, or its end where it is long; where a piece is not what comes next
/// (another attempt began, or some was missed), nothing more is told: the whole output replaces it all.
/// </summary>
internal sealed class SaidText
{
    private string _heard = "";
    private bool _isLost;

    /// <summary>Tells nothing more: what was told is not what the block will yield, or the reader has some of it already.</summary>
    public void Lose() => _isLost = true;

    /// <summary>Begins anew where nothing was told yet.</summary>
    public void BeginAgain() => _isLost |= _heard.Length > 0;

    /// <summary>What is new; empty where nothing is.</summary>
    /// <param name="heard">All that was said so far, or its end.</param>
    public string Next(string heard)
    {
        // The other half of the last character comes with the next piece.
        heard = heard is [.., var last] && char.IsHighSurrogate(last) ? heard[..^1] : heard;
        if (_isLost || _heard.StartsWith(heard, StringComparison.Ordinal))
        {
            return "";
        }

        var known = Known(heard);
        if (known < 0)
        {
            _isLost = true;
            return "";
        }

        _heard = heard;
        return heard[known..];
    }

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

using Scout.Server.Wire.Streaming;

namespace Scout.Server.Running;

/// <summary>How far a reader of a run is. It does not grow, however long the run is. Of one reader, not for many threads.</summary>
/// <param name="after">The sequence of the last record that the reader has (<c>Last-Event-ID</c>); none: it has nothing.</param>
internal sealed class FramePlace(long? after)
{
    private readonly Dictionary<SaidText, (int Attempt, int Length)> _told = [];

    /// <summary>How many of the run's records it is past.</summary>
    public int Records { get; private set; }

    /// <summary>How often there was more to hear from models when it had heard all.</summary>
    public long Heard { get; set; }

    /// <summary>Goes past a record.</summary>
    /// <returns>Whether the reader has still to be told of it.</returns>
    public bool Pass(long sequence)
    {
        Records++;
        return !(sequence <= after);
    }

    /// <summary>How much the reader was told of what a block says; none: it is to hear nothing of it, for it has a part of which nobody knows how it goes on.</summary>
    public int? ToldOf(OpenBlock block) =>
        block.Begun <= after ? null
        : !_told.TryGetValue(block.Said, out var told) ? 0
        : told.Attempt == block.Said.Attempt ? told.Length
        : null;

    /// <summary>The reader is told all that a block has said so far.</summary>
    public void Tell(OpenBlock block) => _told[block.Said] = (block.Said.Attempt, block.Said.Length);

    /// <summary>Forgets blocks that speak no more.</summary>
    public void Keep(ICollection<OpenBlock> speaking)
    {
        if (_told.Count > speaking.Count)
        {
            foreach (var gone in _told.Keys.Except(speaking.Select(block => block.Said)).ToArray())
            {
                _told.Remove(gone);
            }
        }
    }
}

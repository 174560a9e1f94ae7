using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>The items of a loop that failed, of so many that may.</summary>
internal sealed class ToleratedFailures(int most)
{
    // A list for people: whoever needs all of them finds their records.
    private const int Listed = 100;

    private readonly List<(int Index, string Code, string Message)> _first = [];
    private int _count;

    /// <summary>How many may fail.</summary>
    public int Most => most;

    /// <summary>Takes a failure in; <see langword="false"/> where it is one too many.</summary>
    public bool Take(int index, RunError error)
    {
        if (_count == most)
        {
            return false;
        }

        _count++;
        if (_first.Count < Listed)
        {
            _first.Add((index, error.Code, error.Message));
        }

        return true;
    }

    /// <summary>What the block's meta says of them; nothing where no item failed.</summary>
    public JsonElement? Told() => _count == 0 ? null : PlainJson.Object(
        ("failed", PlainJson.Of(_count)),
        ("failures", PlainJson.List(_first.OrderBy(failure => failure.Index).Select(failure => PlainJson.Object(
            ("index", PlainJson.Of(failure.Index)), ("code", PlainJson.Of(failure.Code)), ("message", PlainJson.Of(failure.Message)))))));
}

using Scout.Execution.Blocks;
using Scout.Execution.Models;
using Scout.Execution.Runs;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>What becomes of a run whose budget is used up.</summary>
internal sealed partial class LocalRun
{
    private readonly RunBudget _budget;

    // How long it worked before, in earlier workers.
    private readonly TimeSpan _worked;

    // Why no block with an effect begins any more. What is under way may end: it is paid.
    private ScoutException? _spent;

    private Alarm? TimeLimit() => _budget.Time is { } time ? new(_run.Time, time - _worked, () => Tell(new RunRecord.TimeOver()), isOfClock: false) : null;

    private void TimeIsOver() => _outcome ??= Exceeded(_budget.TimeIsOver());

    // The attempt could not ask its model; it is made again when the run goes on.
    private bool IsSpent(Attempt over)
    {
        var call = over.Call;
        if (over.Error?.Code != RunError.BudgetExceeded || _budget.Reached() is not { } spent || !RunState.IsUnderWay(call.Frame, call.Slot, call.Attempt))
        {
            return false;
        }

        _spent ??= spent;
        over.Pause();
        return true;
    }

    // A block that has not begun is not told to have: one that must not run twice would have to be decided.
    private bool IsHeldBack(BlockEffect effect)
    {
        if (effect == BlockEffect.Model)
        {
            _spent ??= _budget.Reached();
        }

        return _spent is not null;
    }

    private RunResult? Spent() => _spent is not null && _atWork + _held.Count == 0 && !_threads.AnyTold ? Exceeded(_spent) : null;

    private static RunResult Exceeded(ScoutException why) => new(RunEnd.BudgetExceeded, null, new(why.Code, why.Message));
}

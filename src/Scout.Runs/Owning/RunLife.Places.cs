using System.Collections.Immutable;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Runs.Owning;

/// <summary>How a run gets its places at models.</summary>
internal sealed partial class RunLife
{
    // None where no model of the run has a limit: then the worker asks for none.
    private RunPlaces? Places(WorkerLease lease) => _target.Settings.Models.Values.Any(model => model.Limits is not null)
        ? new(_owning.Places, _target.Environment, _target.Settings, _owning.Time, number => lease.Worker.GivePlaceAsync(Run.RunId, number), Queueing)
        : null;

    private void LeavePlaces()
    {
        _places?.Dispose();
        _places = null;
    }

    private void Queueing(ImmutableArray<PlaceWait> waits)
    {
        Run.Queueing?.Invoke(waits);
        if (_target.Keeping.Durability != RunDurability.None)
        {
            _ = _owning.ShowAsync(Run.RunId, _claim, waits);
        }
    }
}

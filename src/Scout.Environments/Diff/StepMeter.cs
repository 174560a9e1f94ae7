namespace Scout.Environments.Diff;

/// <summary>Counts elementary steps, so that a test can show how the work grows without a clock.</summary>
internal sealed class StepMeter
{
    public long Count { get; private set; }

    public void Add(long steps = 1) => Count += steps;
}

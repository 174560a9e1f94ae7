namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>The event comes that a <c>WaitFor</c> waits for.</summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="data">The event's data; it has to fit.</param>
    /// <param name="times">How often; then what was said before has the word, or nothing comes. Default: always.</param>
    public WorkflowTest Event(string block, object? data, int? times = null)
    {
        var shown = Call("Event", block);
        return With(new EventFake(block, shown, times, Written(data, shown)));
    }

    /// <summary>Somebody approves what an <c>Approve</c> asks for.</summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="reason">Why; default: nothing is said.</param>
    /// <param name="by">The address of who decides; default: the first of those who may.</param>
    /// <param name="times">How often; then what was said before has the word, or nobody decides. Default: always.</param>
    public WorkflowTest Approve(string block, string? reason = null, string? by = null, int? times = null) =>
        With(new DecisionFake(block, Call("Approve", block), times, true, reason, by));

    /// <summary>Somebody denies what an <c>Approve</c> asks for.</summary>
    /// <param name="block">The block, as for <see cref="Reply(string, object?, int?)"/>.</param>
    /// <param name="reason">Why; default: nothing is said.</param>
    /// <param name="by">The address of who decides; default: the first of those who may.</param>
    /// <param name="times">How often; then what was said before has the word, or nobody decides. Default: always.</param>
    public WorkflowTest Reject(string block, string? reason = null, string? by = null, int? times = null) =>
        With(new DecisionFake(block, Call("Reject", block), times, false, reason, by));

    private WorkflowTest With(WaitFake fake) => new(_setup with { Waits = _setup.Waits.Add(fake) });
}

namespace Scout.Client;

/// <summary>The run has no output, and somebody asked for it.</summary>
public sealed class RunFailedException : Exception
{
    internal RunFailedException(RunResult run)
        : base($"The run {run.RunId} of {run.WorkflowId} is {run.Status}: {(run.Errors.Count > 0 ? string.Join("; ", run.Errors) : "it has no output.")}") => Run = run;

    /// <summary>The run.</summary>
    public RunResult Run { get; }
}

using Scout.Revisions.Runs;

namespace Scout.Web.Running;

/// <summary>A run that somebody makes again.</summary>
public sealed class Again
{
    /// <param name="run">The run.</param>
    /// <param name="from">The block from which on everything runs again, or none.</param>
    internal Again(RunSummary run, string? from)
    {
        (Run, From) = (run, from);
        // What is not whole cannot be given the same.
        IsKept = !run.InputsMasked;
    }

    /// <summary>The run.</summary>
    internal RunSummary Run { get; }

    /// <summary>Whether what is the same is taken over.</summary>
    internal bool IsKept { get; set; }

    /// <summary>The block from which on everything runs again, by path; or none.</summary>
    internal string? From { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Whether it runs at the revision that is chosen, with development's settings, and not at its own.</summary>
    internal bool IsElsewhere { get; set; }
}

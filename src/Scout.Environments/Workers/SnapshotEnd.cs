namespace Scout.Environments.Workers;

/// <summary>How a snapshot process ended.</summary>
internal enum SnapshotEnd
{
    /// <summary>It wrote its result, which may hold definition errors.</summary>
    Done,

    /// <summary>It was killed, with all that it started, because it took longer than it may.</summary>
    TimedOut,

    /// <summary>It ended without a result: a definition crashed the process, overflowed the stack or called <see cref="System.Environment.Exit"/>.</summary>
    Crashed,
}

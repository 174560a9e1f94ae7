using Scout.Revisions.Runs;

namespace Scout.Server.Callbacks;

/// <summary>What is told of a run that has ended.</summary>
/// <param name="run">The run.</param>
/// <param name="ended">When it ended, UTC.</param>
internal delegate byte[] CallbackBody(RunSummary run, DateTimeOffset ended);

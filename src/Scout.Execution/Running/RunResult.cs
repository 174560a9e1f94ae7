using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>How a run ended, with what; where it only waits, when it goes on by itself.</summary>
internal sealed record RunResult(RunEnd End, JsonElement? Output, RunError? Error, DateTimeOffset? Due = null);

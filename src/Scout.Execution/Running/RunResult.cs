using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>How a run ended, with what.</summary>
internal sealed record RunResult(RunEnd End, JsonElement? Output, RunError? Error);

using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>How a run ended, with what.</summary>
internal sealed record RunOutcome(RunEnd End, JsonElement? Output, RunError? Error);

using System.Text.Json;
using Scout.Validation.Capturing;

namespace Scout.Tool.Validating;

/// <summary>A run that became a case.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Case">The case's name.</param>
/// <param name="File">The suite that it was added to, from the folder of <c>scout.json</c> on; none where it was only shown.</param>
/// <param name="Inputs">The inputs, redacted.</param>
/// <param name="Redacted">How many different texts were taken out.</param>
internal sealed record CaptureAnswer(string RunId, string Case, string? File, JsonElement Inputs, int Redacted)
{
    public static CaptureAnswer Of(string runId, CapturedCase captured, string? file, Redaction redaction) => new(runId, captured.Name, file, captured.Inputs, redaction.Count);
}

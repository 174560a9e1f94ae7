using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests;

/// <summary>How a command line ended.</summary>
internal sealed record ToolRun(ExitCode Code, string Output, string Error)
{
    /// <summary>stdout as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails, showing both outputs, unless the command ended as expected.</summary>
    public ToolRun Expect(ExitCode code)
    {
        Assert.True(code == Code, $"expected {code}, got {Code}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }
}

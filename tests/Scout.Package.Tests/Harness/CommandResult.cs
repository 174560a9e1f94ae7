using System.Text.Json;

namespace Scout.Package.Tests.Harness;

/// <summary>What a command did.</summary>
internal record CommandResult(string Command, int ExitCode, string Output, string Diagnostics)
{
    /// <summary>Everything that it wrote.</summary>
    public string Text => Output + Diagnostics;

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    public void MustExitWith(int code) =>
        Assert.True(ExitCode == code, $"`{Command}` ended with {ExitCode}, not {code}:\n{Text}");
}

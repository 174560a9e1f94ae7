using System.Diagnostics;
using System.Text.Json;

namespace Scout.Server.Tests.Clients;

/// <summary>The client that is made for .NET Standard, in a program of its own.</summary>
public sealed class OlderPrograms(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Call_workflows_as_those_of_today_do()
    {
        var program = BuiltWorkflows.OfProject("Scout.Client.Standard", "Scout.Client.Standard.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, shared.Served.Client.BaseAddress!.AbsoluteUri, await shared.Served.KeyAsync()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await errors);
        var answer = JsonElement.Parse(output);
        Assert.Equal(".NETStandard,Version=v2.0", answer.GetProperty("framework").GetString());
        Assert.Equal(("polly", "failed", "later", "SCOUT8024", 4, true), (Text("output"), Text("status"), Text("followed"), Text("mismatch"), answer.GetProperty("runs").GetInt32(), answer.GetProperty("canceled").GetBoolean()));
        var events = answer.GetProperty("events").EnumerateArray().Select(one => one.GetString()).ToArray();
        Assert.Equal(("RunStartedEvent", "RunCompletedEvent"), (events[0], events[^1]));

        string? Text(string name) => answer.GetProperty(name).GetString();
    }
}

using System.Diagnostics;
using LeadDesk.Services;

// Starts what the sample talks to, runs the sample against it, and ends as that does: dotnet run --project tests/LeadDesk.Services [-- cafe]
const int Port = 5217;
var root = FindRoot();
var sample = Path.Combine(root, "tests", "LeadDesk");
var inputs = Path.Combine(sample, "inputs", $"{(args is [var lead] ? lead : "nordhafen")}.json");

LeadServices started;
try
{
    started = await LeadServices.StartAsync(Port);
}
catch (IOException exception)
{
    Console.Error.WriteLine($"The services cannot listen at http://localhost:{Port}: {exception.Message} End what has that port, then run this again.");
    return 1;
}

await using var services = started;
Console.WriteLine($"The register and the CRM listen at http://localhost:{Port}.");

// With a key, in the environment that has a real model: the build is promoted to it first.
string[][] commands = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OPENAI_API_KEY"))
    ? [["run", "lead-desk", "--inputs", inputs]]
    : [["build"], ["promote", "lead-desk", "--to", "live"], ["run", "lead-desk", "--environment", "live", "--inputs", inputs]];
var code = 0;
foreach (var command in commands.TakeWhile(_ => code == 0))
{
    Console.WriteLine(command is ["build"] ? "$ dotnet build" : $"$ dotnet scout {string.Join(' ', command)}");
    code = await RunAsync(command is ["build"]
        ? ["build", "-v", "quiet", sample]
        : ["run", "-v", "quiet", "--project", Path.Combine(root, "src", "Scout.Tool"), "--", .. command, "--project", sample]);
}

return code;

async Task<int> RunAsync(string[] words)
{
    var start = new ProcessStartInfo("dotnet", words);
    start.Environment["Secrets__CRM_TOKEN"] = LeadServices.Token;
    using var process = Process.Start(start)!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}

static string FindRoot()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Scout.Build.sln")))
        {
            return folder.FullName;
        }
    }

    throw new InvalidOperationException("Run it from a clone of the repository.");
}

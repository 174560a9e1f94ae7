using System.Reflection;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Client;

// Calls the parrot of a server, in all the ways that there are, and says what came of it.
using var scout = new ScoutClient(new Uri(args[0]), args[1]);
var parrot = scout.Workflow<Saying, string>("parrot", new() { Environment = "console", SessionId = "standard" });
var answer = new JsonObject { ["framework"] = typeof(ScoutClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName };

var result = await parrot.RunAsync(new("polly"));
answer["output"] = result.Output;

var failed = await parrot.Untyped.RunAsync(new JsonObject { ["text"] = "polly", ["end"] = "exception" });
answer["status"] = failed.Status;

var types = new JsonArray();
await foreach (var one in parrot.StreamAsync(new("polly")))
{
    types.Add(one.GetType().Name);
}

answer["events"] = types;
var run = await parrot.StartAsync(new("later"));
await foreach (var one in run.EventsAsync())
{
    answer["followed"] = one is RunCompletedEvent end ? parrot.Read(end.Output) : null;
}

try
{
    await parrot.RunAsync(new("polly"), new() { Contract = "sha256:other" });
}
catch (ContractMismatchException mismatch)
{
    answer["mismatch"] = mismatch.Code;
}

var runs = 0;
await foreach (var log in parrot.Untyped.LogsAsync(new() { SessionId = "standard", PageSize = 3 }))
{
    runs++;
}

answer["runs"] = runs;
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
try
{
    await scout.Workflow("troubles").RunAsync(new JsonObject { ["kind"] = "wait" }, new() { Environment = "console", SessionId = "waits" }, patience.Token);
}
catch (OperationCanceledException)
{
    answer["canceled"] = true;
}

await foreach (var log in scout.Workflow("troubles").LogsAsync(new() { SessionId = "waits" }))
{
    await scout.Run(log.RunId).CancelAsync();
}

Console.WriteLine(JsonSerializer.Serialize(answer));

internal sealed record Saying(string Text);

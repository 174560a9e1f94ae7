using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Http;

/// <summary>A run of one block that sends a request to a stub.</summary>
internal static class SentRequest
{
    public const string AnyText = """{"type":"string"}""";

    /// <param name="stub">The service; <c>{{ vars.service }}</c> is its URL.</param>
    /// <param name="config">The block's <c>config</c>.</param>
    /// <param name="inputs">What the run is given.</param>
    /// <param name="output">The block's output schema.</param>
    /// <param name="more">What the block has beside its <c>config</c>.</param>
    /// <param name="access">Where requests may go; none: to the stub.</param>
    /// <param name="started">What is done while the run goes on.</param>
    /// <param name="from">A run whose worker was killed when the block had begun, to go on from; none: a new one.</param>
    public static async Task<(RunResult Outcome, TestRun Run)> SendAsync(HttpStub stub, string config, string inputs = "{}", string output = AnyText, string more = "", HttpAccess? access = null, Func<TestRun, Task>? started = null, TestRun? from = null)
    {
        var run = new TestRun
        {
            RunId = from?.RunId ?? $"sent-{Guid.NewGuid():N}",
            Journal = from is null ? [] : [.. from.Events.TakeWhile(record => record is not BlockCompleted)],
            Settings = new()
            {
                Variables = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal).Add("service", JsonSerializer.SerializeToElement(stub.Url)),
                Http = access ?? new() { Private = [stub.Host] },
            },
            Configuration = { ["Secrets:TOKEN"] = "canary-4711-token" },
        };
        run.On = record =>
        {
            if (record is BlockRetrying retrying)
            {
                // Not before the run waits.
                _ = Task.Delay(20).ContinueWith(_ => run.Time.Advance(TimeSpan.FromMilliseconds(retrying.DelayMs)), TaskScheduler.Default);
            }

            return Task.CompletedTask;
        };
        var going = started?.Invoke(run);
        var outcome = await run.RunAsync(Plan($$"""{"ask":{"type":"http","needs":["inputs"],"config":{{config}},"output":{{output}}{{more}} } }""", "\"ask\""), inputs);
        await (going ?? Task.CompletedTask);
        return (outcome, run);
    }

    /// <summary>What the records say of the last attempt.</summary>
    public static JsonElement? Meta(this TestRun run) => run.Events.Select(record => record switch
    {
        BlockCompleted completed => completed.Meta,
        BlockFailed failed => failed.Meta,
        _ => null,
    }).Last(meta => meta is not null);
}

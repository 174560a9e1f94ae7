using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Execution.Runs;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Models;

/// <summary>A block that asks the real client of a provider, which asks a stub.</summary>
internal static class AskedStub
{
    public const string Key = "sk-canary-4711";
    public const string Prompt = """{"model":"fast","prompt":"Greet Ada."}""";
    public const string Structured = """{"model":"fast","prompt":"Is it urgent?","structured":true}""";
    public const string Urgent = """{"type":"object","properties":{"urgent":{"type":"boolean"}},"required":["urgent"]}""";
    public const string Twice = ""","retry":{"attempts":2,"delay_ms":1}""";

    public static async Task<(RunResult Outcome, TestRun Run)> AskAsync(ModelStub stub, Dialect dialect, string config, string output = """{"type":"string"}""", string more = "", Func<ModelSettings, ModelSettings>? settings = null, Func<TestRun, Task>? started = null, List<string>? saying = null, string key = Key, string beside = "", ActivityContext? around = null, bool tellsContent = false, HttpAccess? access = null, KeptAnswers? answers = null)
    {
        var run = new TestRun
        {
            Settings = new() { Models = ImmutableSortedDictionary.Create<string, ModelSettings>(StringComparer.Ordinal).Add("fast", (settings ?? (given => given))(new() { Provider = dialect.Provider, Model = "wanted-model", Endpoint = stub.Url + dialect.Base, Key = "STUB_KEY" })), Http = access },
            Around = around,
            TellsContent = tellsContent,
            Answers = answers,
            Configuration = { ["Secrets:STUB_KEY"] = key },
            Saying = saying is null ? null : (block, text) =>
            {
                Assert.Equal("ask", block);
                saying.Add(text);
            },
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
        var outcome = await run.RunAsync(Plan($$"""{"ask":{"type":"llm","needs":[],"config":{{config}},"output":{{output}}{{more}} }{{beside}} }""", "\"ask\""));
        await (going ?? Task.CompletedTask);
        return (outcome, run);
    }
}

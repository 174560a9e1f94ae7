using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Models;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Templates;
using Scout.Revisions.Format;
using Scout.Revisions.Runs;

namespace Scout.Benchmarks.Peers;

/// <summary>The engine of the product, with blocks of code, and what a worker keeps for all of its runs.</summary>
internal static class Engine
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private static readonly TemplateEngine Templates = new(TemplateLimits.Default, TimeProvider.System);
    private static readonly CodeMethods Methods = new(typeof(Engine).Assembly);
    private static readonly RunSecrets Secrets = new(new ConfigurationBuilder().Build());
    private static readonly ChatClients Models = new(new RunSettings(), ".", Services, Secrets.Key, new(TimeProvider.System));

    /// <summary>A journal that keeps nothing.</summary>
    public static IRunJournal Nowhere { get; } = new PassingJournal(_ => ValueTask.CompletedTask);

    /// <summary>Each after the one before.</summary>
    public static Plan Chain(int blocks) => Plan(blocks, at => at == 0 ? ("""{"$literal":1}""", "") : ($"\"b{at - 1}\"", $"\"b{at - 1}\""));

    /// <summary>All at once.</summary>
    public static Plan Fan(int blocks) => Plan(blocks, _ => ("""{"$literal":1}""", ""));

    /// <summary>Runs a plan to its end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="kept">Where its records go.</param>
    /// <param name="from">Its records so far.</param>
    public static async Task RunAsync(Plan plan, string id, IRunJournal kept, ImmutableArray<RunEvent> from = default)
    {
        var run = new LocalRun(
            new()
            {
                RunId = id,
                Environment = "production",
                Variables = JsonElement.Parse("{}"),
                Secrets = Secrets,
                Templates = Templates,
                Methods = Methods,
                Services = Services,
                Models = Models,
                Http = null!,
                Time = TimeProvider.System,
            },
            plan,
            kept,
            from);
        await run.ExecuteAsync(JsonElement.Parse("{}"), CancellationToken.None);
    }

    private static Plan Plan(int blocks, Func<int, (string Argument, string Needs)> wiring)
    {
        var method = $"M:{typeof(Steps).FullName}.{nameof(Steps.Same)}(System.Int32)";
        var all = Enumerable.Range(0, blocks).Select(at => wiring(at) is var (argument, needs)
            ? $$"""{{(char)34}}b{{at}}{{(char)34}}:{"type":"code","needs":[{{needs}}],"config":{"method":"{{method}}","arguments":[{{argument}}],"fingerprint":"sha256:00"},"output":{} }"""
            : "");
        var json = $$"""{"format":1,"workflow":"test","input":{},"output":{},"blocks":{ {{string.Join(",", all)}} },"result":"b{{blocks - 1}}"}""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), new Dictionary<string, Plan>());
    }
}

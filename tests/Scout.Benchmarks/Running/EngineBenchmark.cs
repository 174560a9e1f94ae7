using System.Globalization;
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

namespace Scout.Benchmarks.Running;

/// <summary>What the engine itself costs for each block: trivial blocks in memory, beside what the platform asks for one piece of work.</summary>
internal sealed class EngineBenchmark(int blocks, int runs)
{
    private const int Rounds = 5;

    // As a worker has them: parsed once for all of its runs.
    private static readonly TemplateEngine Templates = new(TemplateLimits.Default, TimeProvider.System);
    private static readonly CodeMethods Methods = new(typeof(EngineBenchmark).Assembly);
    private static readonly RunSecrets Secrets = new(new ConfigurationBuilder().Build());
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private static readonly ChatClients Models = new(new RunSettings(), ".", Services, Secrets.Key, new(TimeProvider.System));

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{blocks:N0} blocks a run, {runs:N0} runs one after the other; the best of {Rounds} rounds after one that is not counted"));
        await RowAsync(output, "Task.Run for each", TasksAsync);
        foreach (var (name, plan) in Plans())
        {
            await RowAsync(output, name, async () =>
            {
                for (var run = 0; run < runs; run++)
                {
                    await RunAsync(plan);
                }
            });
        }

        return 0;
    }

    /// <summary>What the blocks of code call.</summary>
    public static int Same(int number) => number;

    private IEnumerable<(string Name, Plan Plan)> Plans()
    {
        var method = $"M:{typeof(EngineBenchmark).FullName}.{nameof(Same)}(System.Int32)";
        string Code(int at, string given, string needs) => Block(at, "code", $$"""{"method":"{{method}}","arguments":[{{given}}],"fingerprint":"sha256:00"}""", "{}", needs);
        string Text(int at, string given, string needs) => Block(at, "text", $$"""{"template":"{{given}}"}""", """{"type":"string"}""", needs);
        yield return ("code, a chain", Plan(at => Code(at, at == 0 ? """{"$literal":1}""" : $"\"b{at - 1}\"", at == 0 ? "" : $"\"b{at - 1}\"")));
        yield return ("code, a fan", Plan(at => Code(at, """{"$literal":1}""", "")));
        yield return ("text, a chain", Plan(at => Text(at, at == 0 ? "x" : $"{{{{ b{at - 1} }}}}", at == 0 ? "" : $"\"b{at - 1}\"")));
        yield return ("text, a fan", Plan(at => Text(at, "x", "")));
        yield return ("condition, a fan", Plan(at => Block(at, "when", """{"condition":"false"}""", """{"type":"null"}""", "", ""","then":{"blocks":{}}""")));
    }

    private Plan Plan(Func<int, string> block)
    {
        var json = $$"""{"format":1,"workflow":"test","input":{},"output":{},"blocks":{ {{string.Join(",", Enumerable.Range(0, blocks).Select(block))}} },"result":"b{{blocks - 1}}"}""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), new Dictionary<string, Plan>());
    }

    private static string Block(int at, string type, string config, string output, string needs, string more = "") =>
        $$"""{{(char)34}}b{{at}}{{(char)34}}:{"type":"{{type}}","needs":[{{needs}}],"config":{{config}},"output":{{output}}{{more}}}""";

    private static async Task RunAsync(Plan plan)
    {
        var run = new LocalRun(
            new()
            {
                RunId = "20260101t000000-0123456789",
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
            new PassingJournal(_ => ValueTask.CompletedTask));
        await run.ExecuteAsync(JsonElement.Parse("{}"), CancellationToken.None);
    }

    private async Task TasksAsync()
    {
        for (var at = 0; at < blocks * runs; at++)
        {
            await Task.Run(() => Same(1));
        }
    }

    private async Task RowAsync(TextWriter output, string name, Func<Task> work)
    {
        await work();
        var best = (PerSecond: 0d, Bytes: 0d);
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var (allocated, began) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            await work();
            var took = Environment.CpuUsage.TotalTime - began;
            best = Max(best, ((double)blocks * runs / took.TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / ((double)blocks * runs)));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {best.PerSecond,12:N0} a CPU second {best.Bytes,8:N0} bytes each"));
    }

    private static (double PerSecond, double Bytes) Max((double PerSecond, double Bytes) one, (double PerSecond, double Bytes) other) => one.PerSecond > other.PerSecond ? one : other;
}

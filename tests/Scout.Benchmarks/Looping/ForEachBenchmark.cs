using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Models;
using Scout.Execution.Plans;
using Scout.Execution.Running;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Runs;

namespace Scout.Benchmarks.Looping;

/// <summary>Runs loops over more and more items, in this process, and prints what one item costs in each.</summary>
internal sealed class ForEachBenchmark(int rounds)
{
    private const int Looks = 20;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"{"body",-8}{"items",10}{"us an item",14}{"B allocated",14}{"B living",12}{"B each more",14}");
        foreach (var loop in LoopPlan.All)
        {
            var plan = loop.Compile();
            await MeasureAsync(plan, Sizes[1], new("", 0));
            foreach (var items in Sizes)
            {
                var times = new List<double>();
                var allocated = 0.0;
                for (var round = 0; round < rounds; round++)
                {
                    (var time, allocated) = await MeasureAsync(plan, items, new("", 0));
                    times.Add(time.TotalMicroseconds / items);
                }

                // The last of the runs before lives on until another has taken its place: that is a small one.
                await MeasureAsync(plan, 10, new("", 0));
                var memory = new LivingMemory(loop.Result, items / Looks);
                await MeasureAsync(plan, items, memory);
                await output.WriteLineAsync(
                    $"{loop.Name,-8}{Number(items, "#,0"),10}{Number(times.Order().ElementAt(times.Count / 2), "0.00"),14}{Number(allocated / items, "#,0"),14}"
                    + $"{Number(memory.Most / (double)items, "#,0"),12}{Number(memory.EachMore, "#,0"),14}");
            }
        }

        return 0;
    }

    private async Task<(TimeSpan Time, double Allocated)> MeasureAsync(Plan plan, int items, LivingMemory memory)
    {
        var inputs = JsonSerializer.SerializeToElement(new Dictionary<string, int[]> { ["items"] = [.. Enumerable.Range(0, items)] });
        using var connections = new ModelConnections(TimeProvider.System);
        using var http = new HttpClient();
        var secrets = new RunSecrets(new ConfigurationBuilder().Build());
        var context = new RunContext
        {
            RunId = "loop",
            Environment = "development",
            Variables = JsonElement.Parse("{}"),
            Secrets = secrets,
            Templates = new(TemplateLimits.Default, TimeProvider.System),
            Methods = new CodeMethods(typeof(Bodies).Assembly),
            Services = _services,
            Models = new ChatClients(new RunSettings(), ".", _services, secrets.Key, connections),
            Http = http,
            Time = TimeProvider.System,
        };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var began = Stopwatch.GetTimestamp();
        var outcome = await new LocalRun(context, plan, memory).ExecuteAsync(inputs, CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(began);
        return outcome is { End: RunEnd.Completed, Output: { } output } && output.GetArrayLength() == items
            ? (time, GC.GetTotalAllocatedBytes(precise: true) - before)
            : throw new InvalidOperationException($"The loop ended as {outcome.End}: {outcome.Error?.Message}");
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

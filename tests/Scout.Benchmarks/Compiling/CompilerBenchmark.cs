using System.Globalization;

namespace Scout.Benchmarks.Compiling;

/// <summary>Compiles the same workflows without the compiler extension, with its generators, and with all of it, in turn.</summary>
internal sealed class CompilerBenchmark(int rounds, int workflows)
{
    public async Task<int> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("scout-benchmark-");
        try
        {
            GeneratedWorkflows.Write(Path.Combine(folder.FullName, "sources"), workflows);
            var compiler = new Compiler(folder.FullName);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{workflows} workflows of {GeneratedWorkflows.Blocks} blocks, {Environment.ProcessorCount} processors, {rounds} rounds; CPU seconds of the compiler's process"));
            await compiler.GenerateAsync();
            await RoundAsync(compiler);

            var measured = new List<Round>();
            await output.WriteLineAsync("   plain  generators  analyzers   generators/plain  analyzers/plain  analyzers/generators");
            for (var i = 0; i < rounds; i++)
            {
                measured.Add(await RoundAsync(compiler));
                await output.WriteLineAsync(Row(measured[^1]));
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"median of the ratios:                {Median(measured, Round.GeneratorsToPlain),16:0.000} {Median(measured, Round.AnalyzersToPlain),16:0.000} {Median(measured, Round.AnalyzersToGenerators),21:0.000}"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Round> RoundAsync(Compiler compiler) =>
        new(await compiler.PlainAsync(), await compiler.GeneratorsAsync(), await compiler.AnalyzersAsync());

    private static string Row(Round round) => string.Create(
        CultureInfo.InvariantCulture,
        $"{round.Plain,8:0.00} {round.Generators,11:0.00} {round.Analyzers,10:0.00} {Round.GeneratorsToPlain(round),18:0.000} {Round.AnalyzersToPlain(round),16:0.000} {Round.AnalyzersToGenerators(round),21:0.000}");

    private static double Median(IEnumerable<Round> rounds, Func<Round, double> ratio)
    {
        var sorted = rounds.Select(ratio).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

using System.Globalization;

namespace Scout.Benchmarks.Rendering;

/// <summary>Renders the same templates by the engine, and by plain Scriban with a new context for each rendering and with one that is reused, in turn.</summary>
internal sealed class TemplateBenchmark(int rounds, int renders)
{
    private const int WarmUp = 20_000;

    public async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds of {renders:N0} renderings on one thread; thousands per CPU second, bytes for each"));
        await output.WriteLineAsync("template           ours  bytes         new  bytes      reused  bytes    ours/new  ours/reused");
        foreach (var rendering in TemplateCase.All)
        {
            await output.WriteLineAsync(Row(rendering));
        }

        return 0;
    }

    private string Row(TemplateCase rendering)
    {
        Action[] ways = [rendering.Ours(), rendering.New(), rendering.Reused()];
        foreach (var way in ways)
        {
            Speed.Of(way, Math.Min(WarmUp, renders));
        }

        var measured = Enumerable.Range(0, rounds).Select(_ => ways.Select(way => Speed.Of(way, renders)).ToArray()).ToArray();
        var (ours, other, reused) = (Speed.Median(measured.Select(round => round[0])), Speed.Median(measured.Select(round => round[1])), Speed.Median(measured.Select(round => round[2])));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rendering.Name,-14} {ours.PerSecond / 1000,8:N0} {ours.Bytes,6:N0} {other.PerSecond / 1000,11:N0} {other.Bytes,6:N0} {reused.PerSecond / 1000,11:N0} {reused.Bytes,6:N0} {Ratio(measured, 1),11:0.00} {Ratio(measured, 2),12:0.00}");
    }

    private static double Ratio(Speed[][] rounds, int beside) => Speed.Median(rounds.Select(round => round[0].PerSecond / round[beside].PerSecond));
}

using Scout.Checking;

namespace Scout.Host.Workflows;

/// <summary>What suites check runs by.</summary>
public static class Checks
{
    public static Verdict IsShort(string output) => Verdict.Of(output.Length <= 5, $"'{output}' has {output.Length} letters");

    public static async Task<Verdict> WasSaidAsGiven(RunFacts run, string output, CancellationToken cancellation)
    {
        await Task.Delay(1, cancellation);
        var said = run.Block("said") ?? throw new InvalidOperationException("nothing was said");
        return run.Input<Saying>().Text == output && said.Output<string>() == output && run.Block("nobody") is null && run.Cost == 0 && run.Elapsed > TimeSpan.Zero && said is { Type: "code", Attempts: 1, Failure: null }
            ? Verdict.Passed
            : Verdict.Failed($"{run.Workflow} of {run.Environment} said {output} for {run.Inputs}");
    }

    public static ValueTask<Verdict> CannotSay(string output) => new(Verdict.Inconclusive($"whoever knows of {output} is away"));

    public static Verdict Throws(string output) => throw new InvalidOperationException($"no idea of {output}");

    public static Verdict IsWholeNumber(int output) => Verdict.Of(output > 0, "it is none");

    public static Verdict OfFacts(RunFacts run) => Verdict.Of(run.Blocks.Count == 2, $"{run.Blocks.Count} blocks ran");

    public static bool GivesATruth(string output) => output.Length > 0;

    public static Verdict TakesTwo(string output, string other) => Verdict.Of(output == other, "they differ");

    public static Verdict Generic<T>(T output) => Verdict.Of(output is string, "it is none");

    public static Verdict Twice(string output) => Verdict.Of(output.Length > 0, "nothing was said");

    public static Verdict Twice(int output) => Verdict.Of(output > 0, "nothing was counted");
}

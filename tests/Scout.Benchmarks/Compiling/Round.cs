namespace Scout.Benchmarks.Compiling;

/// <summary>The CPU seconds of one round's three compilations.</summary>
/// <param name="Plain">Without the extension.</param>
/// <param name="Generators">With its generators.</param>
/// <param name="Analyzers">With its generators and its analyzers.</param>
internal sealed record Round(double Plain, double Generators, double Analyzers)
{
    public static double GeneratorsToPlain(Round round) => round.Generators / round.Plain;

    public static double AnalyzersToPlain(Round round) => round.Analyzers / round.Plain;

    public static double AnalyzersToGenerators(Round round) => round.Analyzers / round.Generators;
}

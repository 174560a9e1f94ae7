using System.Collections.Immutable;

namespace Scout.Tool.Output;

/// <summary>A way to write answers to stdout: a row of the table that a verb's <c>--format</c> offers.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="help">A sentence for <c>--help</c>; empty where the word says enough.</param>
internal class OutputFormat(string name, string help)
{
    /// <summary>For people.</summary>
    public static OutputFormat Text { get; } = new("text", "");

    /// <summary>For programs: stable, documented in the package's README.</summary>
    public static OutputFormat Json { get; } = new("json", "json is stable and documented.");

    /// <summary>What every verb offers.</summary>
    public static ImmutableArray<OutputFormat> Common { get; } = [Text, Json];

    /// <summary>The word on the command line.</summary>
    public string Name => name;

    /// <summary>A sentence for <c>--help</c>; empty where the word says enough.</summary>
    public string Help => help;
}

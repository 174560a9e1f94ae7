using System.Collections.Immutable;
using System.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.CommandLine;

/// <summary>One verb of the tool. A subclass declares its arguments, calls the store and prints; the rules are the store's.</summary>
internal abstract class Verb : Command
{
    /// <summary>What one types before a verb.</summary>
    public const string Tool = "dotnet scout";

    /// <summary>Names the verb.</summary>
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">One sentence for the list of commands.</param>
    /// <param name="examples">Whole command lines, for <c>--help</c>.</param>
    protected Verb(string name, string description, params ReadOnlySpan<string> examples)
        : base(name, description) => Examples = [.. examples];

    /// <summary>Whole command lines, for <c>--help</c>.</summary>
    public ImmutableArray<string> Examples { get; }

    /// <summary>What its <c>--format</c> offers.</summary>
    public virtual IReadOnlyList<OutputFormat> Formats => OutputFormat.Common;

    /// <summary>What is wrong with a command line whose words are right one by one.</summary>
    public virtual IEnumerable<string> Problems(ParseResult parse) => [];

    /// <summary>Does what the verb does. A <see cref="ScoutException"/> becomes a message and exit code 1.</summary>
    public abstract Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation);
}

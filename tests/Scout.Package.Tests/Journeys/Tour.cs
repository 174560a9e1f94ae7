using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Scout.Package.Tests.Journeys;

/// <summary>Reads the README's tour: the fenced blocks behind <c>&lt;!-- tour --&gt;</c>.</summary>
internal static partial class Tour
{
    public static ImmutableArray<TourStep> Read(string markdown) =>
        [.. Fence().Matches(markdown).SelectMany(match => match.Groups["kind"].Value == "diff"
            ? [Edit(match.Groups["text"].Value)]
            : Commands(match.Groups["text"].Value))];

    /// <summary>What the README tells to do before the tour, in the folder of a clone: the words of each line.</summary>
    public static ImmutableArray<ImmutableArray<string>> Setup(string markdown) =>
        [.. SetupFence().Match(markdown).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Words)];

    /// <summary>The words of a command line, double quotes taken away.</summary>
    public static ImmutableArray<string> Words(string line) =>
        [.. Word().Matches(line).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value)];

    /// <summary>A line of output without what differs from one run to the next: times, and the hashes of what holds times.</summary>
    public static string Comparable(string line)
    {
        line = RunId().Replace(line, "<run>");
        line = Promotion().Replace(line, "promotion $1-<hash>");
        line = Bundle().Replace(line, "bundle <hash>");
        line = Duration().Replace(line, "<time>");
        line = When().Replace(line, "<when>");
        return Spaces().Replace(line, " ").Trim();
    }

    private static IEnumerable<TourStep> Commands(string text)
    {
        var blocks = text.Split('\n').Aggregate(ImmutableList<ImmutableList<string>>.Empty, (all, line) =>
            line.StartsWith("$ ", StringComparison.Ordinal) ? all.Add([line[2..]]) : all.SetItem(all.Count - 1, all[^1].Add(line)));
        return blocks.Select(block => new TourStep.Command(block[0], block.RemoveAt(0)));
    }

    private static TourStep.Edit Edit(string text)
    {
        var lines = text.Split('\n');
        var file = lines[0].Split("--- ", 2)[1];
        var from = lines.Skip(1).Where(line => line.StartsWith('-')).Select(line => line[1..]);
        var to = lines.Where(line => line.StartsWith('+')).Select(line => line[1..]);
        return new(file, [.. from.Zip(to)]);
    }

    [GeneratedRegex("""<!-- tour -->\n```(?<kind>console|diff)\n(?<text>.*?)\n```""", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""<!-- setup -->\n```console\n(?<text>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex SetupFence();

    [GeneratedRegex("""
        "(?<quoted>[^"]*)"|\S+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();

    [GeneratedRegex("[0-9]{8}t[0-9]{6}-[0-9a-f]{10}")]
    private static partial Regex RunId();

    [GeneratedRegex("promotion ([0-9]+)-[0-9a-f]{10}")]
    private static partial Regex Promotion();

    [GeneratedRegex("bundle [0-9a-f]{10}")]
    private static partial Regex Bundle();

    [GeneratedRegex("""[0-9]+(\.[0-9]+)? (ms|s)\b""")]
    private static partial Regex Duration();

    // Who did it is the reader's own name.
    [GeneratedRegex("(just now|[0-9]+ (s|min|h) ago)(, [^,]+$)?")]
    private static partial Regex When();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}

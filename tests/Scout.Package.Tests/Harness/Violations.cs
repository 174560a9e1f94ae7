using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Scout.Package.Tests.Harness;

/// <summary>The project that breaks every rule. A comment at the end of a line says what must be found there: <c>// SCOUT1001 SCOUT1002</c>.</summary>
internal static partial class Violations
{
    private const string Before = "Before/";
    private const string After = "Mended/";

    private static readonly string Project = Harness.Sources.Project.Replace("</PropertyGroup>", $"{Finding.LogProperty}</PropertyGroup>", StringComparison.Ordinal);

    /// <summary>Every file that the compiler reads, by name.</summary>
    public static ImmutableSortedDictionary<string, string> Sources { get; } = Files(name => name.EndsWith(".cs", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal));

    /// <summary>What is left of the files that fixes change, by name.</summary>
    public static ImmutableSortedDictionary<string, string> Mended { get; } = Files(name => name.StartsWith(After, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(file => file.Key[After.Length..], file => file.Value, StringComparer.Ordinal);

    /// <summary>What the comments of a file say.</summary>
    public static IEnumerable<Finding> In(string file, string text) =>
        from line in text.ReplaceLineEndings("\n").Split('\n').Index()
        from id in Ids().Matches(Mark().Match(line.Item).Value)
        select new Finding(file, line.Index + 1, id.Value);

    /// <summary>The project; production runs what it was before.</summary>
    public static async Task<Consumer> WithViolationsAsync(this Consumer consumer)
    {
        consumer.Write("Shop.csproj", Project).Write("Shapes.cs", Sources["Shapes.cs"]);
        foreach (var (name, text) in Files(name => !name.EndsWith(".cs", StringComparison.Ordinal) || name.StartsWith(Before, StringComparison.Ordinal)))
        {
            consumer.Write(name, text);
        }

        await consumer.BuildAsync();
        await consumer.ScoutAsync(0, "promote", "--all", "--to", "production", "--reason", "before");
        Directory.Delete(consumer.PathOf(Before), recursive: true);
        foreach (var (file, text) in Sources)
        {
            consumer.Write(file, text);
        }

        return consumer;
    }

    private static ImmutableSortedDictionary<string, string> Files(Func<string, bool> isWanted) => typeof(Violations).Assembly.GetManifestResourceNames()
        .Where(isWanted)
        .ToImmutableSortedDictionary(name => name, Text, StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Violations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("//( SCOUT[0-9]{4})+$")]
    private static partial Regex Mark();

    [GeneratedRegex("SCOUT[0-9]{4}")]
    private static partial Regex Ids();
}

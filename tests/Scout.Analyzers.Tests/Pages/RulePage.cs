using System.Collections.Immutable;

namespace Scout.Analyzers.Tests.Pages;

/// <summary>The page of a rule: what, why, a bad and a good example, when to suppress it.</summary>
/// <param name="Title">The first line, without its mark.</param>
/// <param name="Facts">The line below it: the rule's name, its severity, whether it has a fix.</param>
/// <param name="Sections">The titles of its sections.</param>
/// <param name="Bad">Sources that break the rule.</param>
/// <param name="Good">Sources that do not.</param>
/// <param name="Files">The additional files of the examples: <c>scout.json</c> from a <c>json</c> fence, what environments run from a <c>baseline</c> one.</param>
internal sealed record RulePage(
    string Title, string Facts, ImmutableArray<string> Sections, ImmutableArray<string> Bad, ImmutableArray<string> Good, ImmutableArray<(string Name, string Text)> Files)
{
    private const string Folder = "rules/";

    /// <summary>The rules that have a page.</summary>
    public static IEnumerable<string> Rules => typeof(RulePage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal);

    public static RulePage Of(string rule)
    {
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream(Folder + rule) ?? throw new ArgumentException($"{rule} has no page.", nameof(rule));
        using var reader = new StreamReader(stream);
        var title = reader.ReadLine()!.TrimStart('#', ' ');
        reader.ReadLine();
        var facts = reader.ReadLine()!;
        var sections = ImmutableArray.CreateBuilder<string>();
        var examples = new List<(string Section, string Language, string Text)>();
        (string Language, List<string> Lines)? fence = null;
        while (reader.ReadLine() is { } line)
        {
            if (fence is { } open)
            {
                if (line == "```")
                {
                    examples.Add((sections.LastOrDefault() ?? "", open.Language, string.Join('\n', open.Lines)));
                    fence = null;
                }
                else
                {
                    open.Lines.Add(line);
                }
            }
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = (line[3..], []);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(line[3..]);
            }
        }

        return new(
            title,
            facts,
            sections.ToImmutable(),
            [.. examples.Where(example => example is { Section: "Bad", Language: "csharp" }).Select(example => example.Text)],
            [.. examples.Where(example => example is { Section: "Good", Language: "csharp" }).Select(example => example.Text)],
            [.. examples.Where(example => example.Language is "json" or "baseline").Select(example => (example.Language == "json" ? "scout.json" : "Example.scout.baseline", example.Text))]);
    }
}

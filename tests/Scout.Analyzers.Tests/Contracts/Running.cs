namespace Scout.Analyzers.Tests.Contracts;

/// <summary>The workflow <c>greeting</c>, and what environments run of it.</summary>
internal static class Running
{
    public const string Production = "revision greeting 3f9a1c2b7e own production";

    /// <summary>The baseline that a build writes.</summary>
    /// <param name="lines">The members of the input and output, below the outermost.</param>
    /// <param name="revision">Who runs it.</param>
    /// <param name="output">The output.</param>
    /// <param name="blocks">The blocks.</param>
    public static (string Name, string Text)[] File(string lines, string revision = Production, string output = "string", string blocks = "block greet text") =>
        [("obj/Shop.scout.baseline", $"scout-baseline 1\nenvironments staging production\n{Revision(lines, revision, output, blocks)}")];

    /// <summary>A baseline of several revisions.</summary>
    public static (string Name, string Text)[] Files(params IEnumerable<string> revisions) =>
        [("obj/Shop.scout.baseline", $"scout-baseline 1\nenvironments staging production\n{string.Concat(revisions)}")];

    public static string Revision(string lines, string revision, string output = "string", string blocks = "block greet text")
    {
        var all = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] sorted =
        [
            revision,
            "input $ object -",
            .. all.Where(line => line.StartsWith("input", StringComparison.Ordinal)),
            $"output $ {output} -",
            .. all.Where(line => line.StartsWith("output", StringComparison.Ordinal)),
            .. blocks.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ];
        return string.Concat(sorted.Select(line => line + "\n"));
    }

    /// <summary>The workflow's source after some types.</summary>
    public static string Source(string types, string input = "Input", string output = "string", string body = "null!", string id = "\"greeting\"") => $$"""
        {{types}}

        [Workflow({{id}})]
        public sealed class Greeting : Workflow<{{input}}, {{output}}>
        {
            protected override Value<{{output.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}> Define(Flow flow, Value<{{input.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}> input) => {{body}};
        }
        """;
}

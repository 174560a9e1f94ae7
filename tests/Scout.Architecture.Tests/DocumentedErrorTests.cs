using System.Text.RegularExpressions;

namespace Scout.Architecture.Tests;

public partial class DocumentedErrorTests
{
    private const string Authoring = "src/Scout.Workflows/README.md";
    private const string Running = "src/Scout.Execution/README.md";
    private const string Runs = "src/Scout.Runs/README.md";
    private const string Environments = "src/Scout.Environments/README.md";
    private const string Tool = "src/Scout.Tool/README.md";
    private const string Server = "src/Scout.Server/README.md";
    private const string Web = "src/Scout.Web/README.md";
    private const string Validation = "src/Scout.Validation/README.md";
    private const string Testing = "src/Scout.Testing/README.md";

    [Theory]
    [InlineData(Authoring)]
    [InlineData(Running)]
    [InlineData(Runs)]
    [InlineData(Environments)]
    [InlineData(Tool)]
    [InlineData(Server)]
    [InlineData(Web)]
    [InlineData(Validation)]
    [InlineData(Testing)]
    public void Every_error_code_of_a_room_stands_in_the_tables_of_its_page_and_nothing_else_does(string page)
    {
        var raised = Repository.Sources("src").Concat(Repository.Files("src", "*.targets"))
            .Where(file => PageOf(Repository.Relative(file)) == page)
            .SelectMany(file => Codes(File.ReadLines(file).Where(line => !Comment.IsMatch(line))))
            .Distinct().Order(StringComparer.Ordinal);
        var documented = Codes(File.ReadLines(Path.Combine(Repository.Root, page)).Where(line => line.StartsWith('|')))
            .Order(StringComparer.Ordinal);

        Assert.Equal(raised, documented);
    }

    [Theory]
    [InlineData(Authoring)]
    [InlineData(Running)]
    [InlineData(Environments)]
    [InlineData(Tool)]
    [InlineData(Server)]
    [InlineData(Web)]
    [InlineData(Validation)]
    [InlineData(Testing)]
    public void A_page_is_short(string page) => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, page)).Count(), 50, 249);

    private static string? PageOf(string file) => file.Split('/') switch
    {
        [_, "Scout.Revisions", "Channel" or "Runs" or "Telemetry", ..] => Running,
        [_, "Scout.Revisions", "Inputs", ..] => Tool,
        [_, "Scout.Revisions", "Project", ..] => Environments,
        [_, "Scout.Revisions" or "Scout.Workflows" or "Scout.Build", ..] => Authoring,
        [_, "Scout.Environments", "Workers", ..] => Running,
        [_, "Scout.Execution" or "Scout.Host", ..] => Running,
        [_, "Scout.Environments", ..] => Environments,
        [_, "Scout.Runs", ..] => Runs,
        [_, "Scout.Tool", ..] => Tool,
        [_, "Scout.Server", ..] => Server,
        [_, "Scout.Web", ..] => Web,
        [_, "Scout.Validation", ..] => Validation,
        [_, "Scout.Testing", ..] => Testing,
        _ => null,
    };

    private static IEnumerable<string> Codes(IEnumerable<string> lines) => lines.SelectMany(line => Code.Matches(line)).Select(match => match.Value);

    [GeneratedRegex(@"SCOUT\d{4}\b")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment { get; }
}

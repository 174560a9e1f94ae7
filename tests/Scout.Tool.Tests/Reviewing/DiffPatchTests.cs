using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments.Diff;
using Scout.Environments.Diff.Patches;
using Scout.Revisions;
using Scout.Tool.CommandLine;
using Scout.Tool.Tests.Documentation;

namespace Scout.Tool.Tests.Reviewing;

public sealed class DiffPatchTests : IDisposable
{
    private readonly Desk _desk = new(width: 80);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_patch_turns_one_revision_into_the_other()
    {
        _desk.Build();
        var id = _desk.Build(Desk.Escalate).RevisionId;

        var patch = (await _desk.RunAsync("diff latest~1 latest --format jsonpatch")).Expect(ExitCode.Done);
        var before = (await _desk.RunAsync("show latest~1 --format json")).Expect(ExitCode.Done).Json.GetProperty("revision");

        Assert.Empty(patch.Error);
        Assert.Equal(id, ContentHash.Of(Encoding.UTF8.GetBytes(PatchDocument.Apply(before, Operations(patch.Json))!)));
        Assert.DoesNotContain("", patch.Json.EnumerateArray().Select(operation => operation.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task The_page_shows_what_is_written()
    {
        var examples = ToolPage.Examples("A patch between two revisions");
        _desk.Build();
        _desk.Build(revision =>
        {
            revision["blocks"]!["triage"]!["config"]!["prompt"] = "Sort this message: {{ inputs.user_message }}";
            revision["blocks"]!["triage"]!["config"]!["temperature"] = 0.1;
        });

        var run = (await _desk.RunAsync(examples[0]["dotnet scout ".Length..])).Expect(ExitCode.Done);

        Assert.Equal(examples[1], run.Output.TrimEnd());
    }

    [Fact]
    public async Task Equal_revisions_have_an_empty_patch()
    {
        _desk.Build();

        Assert.Equal("[]\n", (await _desk.RunAsync("diff latest development --format jsonpatch --exit-code")).Expect(ExitCode.Done).Output);
    }

    [Fact]
    public async Task The_exit_code_still_tells_how_much_differs()
    {
        _desk.Build();
        _desk.Build(Desk.Escalate);
        _desk.Build(revision => revision["input"]!["properties"]!["user_message"] = JsonNode.Parse("""{"type":"integer"}"""));

        (await _desk.RunAsync("diff latest~2 latest~1 --format jsonpatch --exit-code")).Expect(ExitCode.Differences);
        (await _desk.RunAsync("diff latest~1 latest --format jsonpatch --exit-code")).Expect(ExitCode.BreakingDifferences);
    }

    [Theory]
    [InlineData("--view", "code")]
    [InlineData("--block", "triage")]
    [InlineData("--context", "0")]
    public async Task What_chooses_a_part_is_refused(string option, string value)
    {
        _desk.Build();

        var run = (await _desk.RunAsync($"diff latest latest --format jsonpatch {option} {value}")).Expect(ExitCode.Error);

        Assert.StartsWith($"error SCOUT6201: {option} chooses a part of the diff, and jsonpatch is always of all of it. Leave {option} out, or take --format text or --format json.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Only_diff_writes_patches()
    {
        _desk.Build();

        Assert.Contains("--format takes text or json, and 'jsonpatch' is none of them.", (await _desk.RunAsync("show latest --format jsonpatch")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scout.Host", "Scout.Host.deps.json")]
    [InlineData("Scout.Host.Workflows", "Scout.Host.Workflows.deps.json")]
    public void The_library_behind_it_never_comes_to_what_runs_workflows(string project, string file)
    {
        string[] libraries = ["Newtonsoft.Json", "JsonDiffPatch.Net"];

        Assert.All(libraries, library => Assert.Contains($"{library}/", File.ReadAllText(BuiltWorkflows.OfProject("Scout.Tool", "dotnet-scout.deps.json")), StringComparison.Ordinal));
        Assert.All(libraries, library => Assert.DoesNotContain($"{library}/", File.ReadAllText(BuiltWorkflows.OfProject(project, file)), StringComparison.Ordinal));
    }

    private static IEnumerable<PatchOperation> Operations(JsonElement patch) => patch.EnumerateArray().Select(operation => new PatchOperation(
        Enum.Parse<CodeOperation>(operation.GetProperty("op").GetString()!, ignoreCase: true),
        operation.GetProperty("path").GetString()!,
        operation.TryGetProperty("from", out var from) ? from.GetString() : null,
        operation.TryGetProperty("value", out var value) ? value : null));
}

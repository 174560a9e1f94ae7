using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

public sealed class HistoryTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_newest_revision_comes_first_with_its_name_and_place()
    {
        var first = _desk.Build().RevisionId[..10];
        var second = _desk.Build(Desk.Escalate).RevisionId[..10];

        var lines = (await _desk.RunAsync("history")).Expect(ExitCode.Done).Output.Split('\n');

        Assert.Equal("support-desk", lines[0]);
        Assert.Equal($"{second}  Change prompt and temperature of apologise; add escalate; 1 more  development", lines[2]);
        Assert.StartsWith("            just now, ", lines[3], StringComparison.Ordinal);
        Assert.Equal($"{first}  First version", lines[5]);
    }

    [Fact]
    public async Task A_named_revision_shows_its_notes_and_still_what_changed()
    {
        _desk.Build();
        var id = _desk.Build(Desk.Escalate).RevisionId;

        var named = (await _desk.RunAsync("name latest \"Escalate angry mail\" --notes \"Asked for by support\" --format json")).Expect(ExitCode.Done).Json;
        var run = (await _desk.RunAsync("history support-desk")).Expect(ExitCode.Done);

        Assert.Equal((id, "Escalate angry mail", true), (named.GetProperty("revision_id").GetString(), named.GetProperty("name").GetString(), named.GetProperty("named").GetBoolean()));
        Assert.Contains($"{id[..10]}  Escalate angry mail  development\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(", Change prompt and temperature of apologise; add escalate; 1 more\n            Asked for by support\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_says_how_many_it_leaves_out()
    {
        _desk.Build();
        _desk.Build(Desk.Escalate);

        var run = (await _desk.RunAsync("history --limit 1")).Expect(ExitCode.Done);

        Assert.EndsWith("\n1 older revision; --limit 0 shows all\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("First version", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_has_events_with_their_times()
    {
        _desk.Build();

        var json = (await _desk.RunAsync("history --format json")).Expect(ExitCode.Done).Json;

        var revision = Assert.Single(json.GetProperty("revisions").EnumerateArray());
        Assert.Equal("First version", revision.GetProperty("name").GetString());
        Assert.Equal("built", revision.GetProperty("events")[0].GetProperty("event").GetString());
        Assert.Equal("development", revision.GetProperty("environments")[0].GetString());
    }

    [Fact]
    public async Task Of_several_workflows_one_must_be_named()
    {
        _desk.Build();
        _desk.BuildOther();

        var which = (await _desk.RunAsync("history")).Expect(ExitCode.Error);
        var mistyped = (await _desk.RunAsync("history suport-desk")).Expect(ExitCode.Error);

        Assert.Contains("greet, support-desk", which.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'support-desk'?", mistyped.Error, StringComparison.Ordinal);
        (await _desk.RunAsync("history support-desk")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task A_name_of_a_revision_cannot_move_the_terminal()
    {
        _desk.Build();
        await _desk.Folder.RunAsync(["name", "latest", "Red [red]markup[/]", "--notes", "\e[2Jgone"]);

        var run = (await _desk.RunAsync("history")).Expect(ExitCode.Done);

        Assert.Contains("Red [red]markup[/]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
    }
}

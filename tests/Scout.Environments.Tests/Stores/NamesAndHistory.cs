using System.Text;
using System.Text.Json;
using Scout.Environments.Promotions;
using Scout.Revisions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class NamesAndHistory
{
    private readonly TestStore _test = new();

    [Fact]
    public void A_name_changes_no_id_and_the_same_name_again_writes_nothing()
    {
        _test.Build(Workflow("support-desk", "A"));
        var id = _test.Store.Resolve("latest").RevisionId;

        var entry = _test.Store.Name("latest", " Add fallback path ", "asked by support");

        Assert.Equal((id, "Add fallback path", "asked by support", true), (entry.RevisionId, entry.Name, entry.Notes, entry.Named));
        var before = _test.Snapshot();
        _test.Store.Name("latest", "Add fallback path", "asked by support");
        Assert.Equal(before, _test.Snapshot());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("latest")]
    [InlineData("development")]
    [InlineData(" staging ")]
    [InlineData("production~1")]
    [InlineData("latest~2")]
    [InlineData("staging@noon")]
    [InlineData("\"Kinder words\"")]
    [InlineData("Say \"please\"")]
    [InlineData("beef")]
    [InlineData("20261101")]
    [InlineData("sha256:beef")]
    [InlineData("4-81d0c44a12")]
    public void What_is_no_name_is_refused(string name)
    {
        _test.Build(Workflow("support-desk", "A"));
        Assert.Equal("SCOUT6056", Assert.Throws<ScoutException>(() => _test.Store.Name("latest", name)).Code);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("bee")]
    [InlineData("Beef")]
    [InlineData("latest words")]
    [InlineData("stagings")]
    [InlineData("4-way")]
    [InlineData("No \"please\" any more")]
    public void What_is_called_so_is_found_so(string name)
    {
        var ids = Enumerable.Range(0, 40).Select(i => $"{i}").Select(prompt => { _test.Build(Workflow("support-desk", prompt)); return _test.Store.Resolve("latest").RevisionId; }).ToArray();
        Assert.Contains(ids, id => id[0] == 'c');
        var named = ids.First(id => id[0] is not ('b' or 'c'));

        _test.Store.Name(named, name);

        Assert.Equal(named, _test.Store.Resolve(name).RevisionId);
    }

    [Fact]
    public async Task A_name_of_a_promoted_revision_is_committed_with_it()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        _test.Store.Name("staging", "Good one");
        Assert.Contains(_test.Tree(), path => path.StartsWith($"history/support-desk/{id}/", StringComparison.Ordinal) && path.Contains("-named-", StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_at_the_end_of_time_is_refused_in_words()
    {
        _test.Build(Workflow("support-desk", "A"));
        var built = _test.Files.Entries.Single(entry => entry.Key.Contains("-built-", StringComparison.Ordinal));
        var text = Encoding.UTF8.GetString(built.Value!);
        var time = JsonElement.Parse(text).GetProperty("time").GetString()!;
        var content = Encoding.UTF8.GetBytes(text.Replace(time, "9999-12-31T23:59:59.9999999Z", StringComparison.Ordinal));
        var path = $"{Path.GetDirectoryName(built.Key)}/99991231T2359599999999Z-built-{ContentHash.Of(content)}.json";
        _test.Files.Entries[path] = content;

        foreach (var asked in new Action[] { () => _test.Store.Name("latest", "Good one"), () => _test.Store.History() })
        {
            var refused = Assert.Throws<ScoutException>(asked);
            Assert.Equal("SCOUT6010", refused.Code);
            Assert.Contains("99991231T2359599999999Z", refused.Message, StringComparison.Ordinal);
        }

        Assert.True(_test.Files.Entries.TryRemove(path, out _));
        Assert.Equal("Good one", _test.Store.Name("latest", "Good one").Name);
    }

    [Fact]
    public async Task History_is_newest_first_with_everything_that_happened()
    {
        var a = await _test.BuildAndPromote("A", "staging", "production");
        var b = await _test.BuildAndPromote("B", "staging");
        await _test.Rollback("staging");

        var history = _test.Store.History();

        Assert.Equal([b, a], history.Select(entry => entry.RevisionId));
        Assert.Equal(["built", "published", "promoted", "promoted", "rolled_back"], history[1].Events.Select(happened => happened.Event));
        Assert.Equal(["staging", "production"], history[1].Environments);
        Assert.Equal(a, history[0].Parent);
    }

    [Fact]
    public async Task The_board_shows_every_environment_and_how_far_it_is_behind()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B");
        var c = await _test.BuildAndPromote("C");

        var board = Assert.Single(_test.Store.Status()).Environments;

        Assert.Equal(["development", "staging", "production"], board.Select(line => line.Environment));
        Assert.Equal([c, a, null], board.Select(line => line.RevisionId));
        Assert.Equal([0, 2, null], board.Select(line => line.Behind));
    }

    [Fact]
    public async Task A_clone_without_builds_knows_what_was_promoted()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        var clone = Clone(_test);

        Assert.Equal([null, a, null], clone.Store.Status()[0].Environments.Select(line => line.RevisionId));
        Assert.Equal("First version", clone.Store.History()[0].Name);
        Assert.True(clone.Store.Check().Passed);
        Assert.Equal(PromoteStatus.Moved, (await clone.Promote("production")).Status);

        var built = Assert.Single(clone.Build(Workflow("support-desk", "B")).Workflows);
        Assert.Equal(("Change template of triage", false), (built.Name, built.First));
    }

    internal static TestStore Clone(TestStore test)
    {
        string[] ignored = ["/project/.scout/builds/", "/project/.scout/bundles/local/", "/packages", "/cache/"];
        return new TestStore(new MemoryOperations(test.Snapshot().Where(entry => !ignored.Any(folder => entry.Key.StartsWith(folder, StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Beside_an_environment_a_revision_is_called_by_what_it_changed_there()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("support-desk", "B"));
        var c = Workflow("support-desk", "B", timeout: TimeSpan.FromSeconds(5));
        _test.Build(c);
        Assert.Equal("Change timeout of triage", _test.Store.Resolve("latest").Name);

        var plan = await _test.Promote(new PromoteRequest { To = "staging", Plan = true });
        var moved = await _test.Promote("staging");

        const string There = "Change template and timeout of triage";
        Assert.Equal(("First version", There, There), (moved.BeforeName, plan.RevisionName, moved.RevisionName));
        Assert.Equal(["Change timeout of triage", There, null], _test.Store.Status()[0].Environments.Select(environment => environment.Name));
        Assert.Equal("Change timeout of triage", _test.Store.Show("staging").Entry.Name);
        Assert.Equal((There, "First version"), ((await _test.Rollback("staging")) is { } back ? (back.BeforeName, back.RevisionName) : default));
        Assert.Equal("First version", _test.Store.Status()[0].Environments[1].Name);
    }

    [Fact]
    public async Task A_name_that_a_person_gave_is_the_name_everywhere()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Build("Warmer", Workflow("support-desk", "B"));

        Assert.Equal("Warmer", (await _test.Promote("staging")).RevisionName);
        Assert.Equal("Warmer", _test.Store.Status()[0].Environments[1].Name);
    }
}

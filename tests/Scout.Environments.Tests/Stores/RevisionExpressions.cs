using System.Text;
using Scout.Revisions;
using Scout.Revisions.Snapshots;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class RevisionExpressions
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task Every_form_finds_its_revision()
    {
        var a = await _test.BuildAndPromote("A", "staging", "production");
        var b = await _test.BuildAndPromote("B", "staging");
        var c = await _test.BuildAndPromote("C");
        _test.Store.Name(b, "Kinder words", "after the review");

        Assert.Equal(c, Id("latest"));
        Assert.Equal(c, Id("development"));
        Assert.Equal(b, Id("latest~1"));
        Assert.Equal(b, Id("staging"));
        Assert.Equal(a, Id("staging~1"));
        Assert.Equal(a, Id("production"));
        Assert.Equal(a, Id(a));
        Assert.Equal(b, Id(b[..10]));
        Assert.Equal(b, Id("sha256:" + b));
        Assert.Equal(b, Id($"support-desk@{b[..10]}"));
        Assert.Equal(a, Id("support-desk@production"));
        Assert.Equal(b, Id("Kinder words"));
        Assert.Equal(b, Id("\"Kinder words\""));
        Assert.Equal(a, Id("First version"));
        Assert.Equal(a, Id("production@2026-11-01"));
    }

    [Theory]
    [InlineData("latest", "development")]
    [InlineData("latest~1", "development")]
    [InlineData("production", "production")]
    [InlineData(" production~1 ", "production")]
    [InlineData("production~x", "production")]
    [InlineData("production@2026-11-01", "production")]
    [InlineData("support-desk@production@2026-11-01", "production")]
    [InlineData("support-desk@latest", "development")]
    [InlineData("\"production\"", null)]
    [InlineData("0123456789", null)]
    [InlineData("4-81d0c44a12", null)]
    [InlineData("support-desk@0123456789", null)]
    [InlineData("", null)]
    public void The_environment_that_one_is_about_is_known_before_anything_is_looked_up(string expression, string? environment) =>
        Assert.Equal(environment, _test.Store.EnvironmentOf(expression, "support-desk"));

    [Fact]
    public async Task A_time_finds_what_was_there_then()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        var b = await _test.BuildAndPromote("B", "staging");
        var promotions = _test.Store.Promotions();

        Assert.Equal(b, Id("staging@2026-11-01"));
        Assert.Equal(b, Id($"staging@{promotions[0].Time:yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Equal(a, Id($"staging@{promotions[0].Time.AddMilliseconds(-1):yyyy-MM-ddTHH:mm:ss.fffZ}"));
        Assert.Equal("SCOUT6023", Assert.Throws<ScoutException>(() => Id("staging@2026-10-31")).Code);
    }

    [Fact]
    public async Task Changed_settings_are_no_step_back()
    {
        _test.Configure("""{ "variables": { "brand": "Acme" } }""");
        var a = await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");
        await _test.Promote("staging");

        Assert.Equal(a, Id("staging~1"));
    }

    [Fact]
    public void A_prefix_of_several_ids_lists_them()
    {
        var alike = Enumerable.Range(0, 1000).Select(i => $"{i}").GroupBy(prompt => IdOf(Workflow("support-desk", prompt))[..4]).First(group => group.Count() > 1);
        string[] ids = [.. alike.Select(prompt => IdOf(Built(prompt)))];

        var error = Assert.Throws<ScoutException>(() => Id(alike.Key));

        Assert.Equal("SCOUT6021", error.Code);
        Assert.All(ids, id => Assert.Contains(id[..10], error.Message, StringComparison.Ordinal));
        Assert.Equal(ids[0], Id(ids[0]));
    }

    [Fact]
    public void A_prefix_has_four_digits_or_more()
    {
        var id = IdOf(Built("A"));

        Assert.Equal(id, Id(id[..4]));
        Assert.Contains("four digits or more", Assert.Throws<ScoutException>(() => Id(id[..3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_begins_one_id_and_is_the_name_of_another_is_told_to_be_both()
    {
        var a = IdOf(Built("A"));
        var b = IdOf(Built("B"));
        _test.Store.Name(b, "Kinder words");
        Rename("Kinder words", a[..5]);

        var error = Assert.Throws<ScoutException>(() => Id(a[..5]));

        Assert.Equal("SCOUT6021", error.Code);
        Assert.All((string[])[a[..10], b[..10]], id => Assert.Contains(id, error.Message, StringComparison.Ordinal));
        Assert.Equal((a, b), (Id(a[..6]), Id($"\"{a[..5]}\"")));
    }

    [Fact]
    public void The_same_name_twice_lists_both_and_a_given_name_wins()
    {
        Built("A");
        var b = IdOf(Built("B"));
        var c = IdOf(Built("C"));
        var error = Assert.Throws<ScoutException>(() => Id("Change template of triage"));
        Assert.Equal("SCOUT6021", error.Code);
        Assert.Contains(b[..10], error.Message, StringComparison.Ordinal);

        _test.Store.Name(c, "Change template of triage");
        Assert.Equal(c, Id("Change template of triage"));
    }

    [Theory]
    [InlineData("stagin", "Did you mean 'staging'?")]
    [InlineData("lastest", "Did you mean 'latest'?")]
    [InlineData("Frist version", "Did you mean 'First version'?")]
    public void A_slip_is_told(string expression, string expected)
    {
        Built("A");
        var error = Assert.Throws<ScoutException>(() => Id(expression));
        Assert.Equal("SCOUT6020", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SCOUT6024")]
    [InlineData("staging~x", "SCOUT6024")]
    [InlineData("staging@soon", "SCOUT6024")]
    [InlineData("staging@01/12/2026", "SCOUT6024")]
    [InlineData("staging@2026-12", "SCOUT6024")]
    [InlineData("staging@10:30", "SCOUT6024")]
    [InlineData("staging@2026-11-1", "SCOUT6024")]
    [InlineData("staging@2026-13-01", "SCOUT6024")]
    [InlineData("staging@2026-11-01 09:30", "SCOUT6024")]
    [InlineData("staging@1", "SCOUT6024")]
    [InlineData("development@2.5", "SCOUT6024")]
    [InlineData("staging@9999-12-31", "SCOUT6023")]
    [InlineData("staging@0001-01-01", "SCOUT6023")]
    [InlineData("staging@2026-11-01T09:30+01:00", "SCOUT6023")]
    [InlineData("staging~1", "SCOUT6023")]
    [InlineData("latest~7", "SCOUT6023")]
    [InlineData("staging", "SCOUT6022")]
    [InlineData("\"no such name\"", "SCOUT6020")]
    public void What_stands_for_nothing_is_an_error(string expression, string code)
    {
        Built("A");
        Assert.Equal(code, Assert.Throws<ScoutException>(() => Id(expression)).Code);
    }

    [Fact]
    public void Several_workflows_must_be_told_apart()
    {
        Assert.Equal("SCOUT6016", Assert.Throws<ScoutException>(() => Id("latest")).Code);
        _test.Build(Workflow("orders", "A"), Workflow("support-desk", "A"));

        var error = Assert.Throws<ScoutException>(() => Id("latest"));

        Assert.Equal("SCOUT6017", error.Code);
        Assert.Contains("orders, support-desk", error.Message, StringComparison.Ordinal);
        Assert.Equal(IdOf(Workflow("orders", "A")), Id("orders@latest"));
        Assert.Contains("Did you mean 'orders'?", Assert.Throws<ScoutException>(() => _test.Store.Resolve("latest", "order")).Message, StringComparison.Ordinal);
    }

    // No name is given that is like an id; stores have them from before.
    private void Rename(string name, string to)
    {
        var (path, bytes) = _test.Files.Entries.Single(entry => entry.Key.Contains("-named-", StringComparison.Ordinal));
        var content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes!).Replace(name, to, StringComparison.Ordinal));
        Assert.True(_test.Files.Entries.TryRemove(path, out _));
        _test.Files.Entries[$"{path[..path.IndexOf("-named-", StringComparison.Ordinal)]}-named-{ContentHash.Of(content)}.json"] = content;
    }

    private string Id(string expression) => _test.Store.Resolve(expression).RevisionId;

    private SnapshotWorkflow Built(string prompt)
    {
        var workflow = Workflow("support-desk", prompt);
        _test.Build(workflow);
        return workflow;
    }
}

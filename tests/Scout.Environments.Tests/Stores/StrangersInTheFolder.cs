using Scout.Environments.Checks;

namespace Scout.Environments.Tests.Stores;

/// <summary>What <c>check</c> says of what a clone can bring beside the files of the store.</summary>
public class StrangersInTheFolder
{
    private const string Folder = TestStore.Root + "/.scout";
    private readonly TestStore _test = new();

    [Theory]
    [InlineData(".gitattributes", "* text eol=crlf\n")]
    [InlineData(".gitattributes", "* -text\nenvironments/*.json merge=union\n")]
    [InlineData(".gitattributes", "")]
    [InlineData(".gitignore", "promotions/\n")]
    [InlineData(".gitignore", "builds/\nbundles/local/\nruns/\nlock\n*.tmp\nhistory/\n")]
    [InlineData(".gitignore", "builds/\nbundles/local/\nruns/\nlock\n*.tmp\n!runs/\n")]
    public async Task The_settings_of_git_are_the_stores_own(string file, string content)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries[$"{Folder}/{file}"] = System.Text.Encoding.UTF8.GetBytes(content);

        AssertOne(CheckSeverity.Error, $".scout/{file}", "it is not what the store writes");
    }

    [Theory]
    [InlineData(".gitattributes")]
    [InlineData(".gitignore")]
    public async Task One_that_is_missing_is_told_and_written_by_the_next_promotion(string file)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries.TryRemove($"{Folder}/{file}", out _);

        AssertOne(CheckSeverity.Warning, $".scout/{file}", "missing");
        await _test.Promote("production");
        Assert.Empty(_test.Store.Check().Findings);
    }

    [Theory]
    [InlineData("history/.gitattributes")]
    [InlineData("promotions/support-desk/.gitignore")]
    [InlineData("bundles/.GitAttributes")]
    public async Task Settings_of_git_further_below_are_refused(string file)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries[$"{Folder}/{file}"] = "* text\n"u8.ToArray();

        Assert.Contains(_test.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && finding.Path == $".scout/{file}");
    }

    [Theory]
    [InlineData("builds/support-desk/latest", "builds")]
    [InlineData("bundles/local/ab/Shop.runtimeconfig.dev.json", "bundles/local")]
    [InlineData("runs/runs.db", "runs")]
    [InlineData("runs/inbox/a.jsonl", "runs")]
    [InlineData("lock", "lock")]
    public async Task What_git_should_never_bring_is_told_where_it_is_tracked(string file, string place)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Repository.AllTracked.Add($"{Folder}/{file}");

        AssertOne(CheckSeverity.Error, $".scout/{place}", "git tracks a file here");
    }

    [Theory]
    [InlineData("history/x.json")]
    [InlineData("history/support-desk/x.json")]
    [InlineData("promotions/x.json")]
    [InlineData("revisions/x.json")]
    [InlineData("environments/x.txt")]
    [InlineData("environments/UPPER.json")]
    [InlineData("bundles/x.txt")]
    [InlineData("bundles/00/x.txt")]
    public async Task Files_where_the_store_writes_none_are_told(string file)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries.TryAdd($"{Folder}/{Path.GetDirectoryName(file)}", null);
        _test.Files.Entries[$"{Folder}/{file}"] = "{}"u8.ToArray();

        AssertOne(CheckSeverity.Warning, $".scout/{file}", "not a file or folder of the store");
    }

    [Theory]
    [InlineData("promotions/support-desk/000002-")]
    [InlineData("environments/support-desk.json")]
    [InlineData("history/")]
    [InlineData("revisions/")]
    public async Task What_git_tracks_and_is_missing_is_told(string file)
    {
        await _test.BuildAndPromote("A", "staging");
        var before = _test.Files.Entries[$"{Folder}/environments/support-desk.json"];
        await _test.BuildAndPromote("B", "staging");
        _test.Repository.AllTracked.AddRange(_test.Files.Entries.Where(entry => entry.Value is not null).Select(entry => entry.Key));
        var path = _test.Repository.AllTracked.First(path => path.StartsWith($"{Folder}/{file}", StringComparison.Ordinal));
        _test.Files.Entries[$"{Folder}/environments/support-desk.json"] = before;
        _test.Files.Entries.TryRemove(path, out _);

        Assert.Contains(_test.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && TestStore.Root + "/" + finding.Path == path && finding.Message.Contains("no commit says so", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("hooks/post-promote")]
    public async Task What_is_no_part_of_a_store_is_told(string file)
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries.TryAdd($"{Folder}/hooks", null);
        _test.Files.Entries.TryRemove(file.Contains('/', StringComparison.Ordinal) ? "" : $"{Folder}/hooks", out _);
        _test.Files.Entries[$"{Folder}/{file}"] = [];

        AssertOne(CheckSeverity.Warning, $".scout/{file.Split('/')[0]}", "not a file or folder of the store");
    }

    private void AssertOne(CheckSeverity severity, string path, string message)
    {
        var finding = Assert.Single(_test.Store.Check().Findings);
        Assert.Equal((severity, path), (finding.Severity, finding.Path));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
    }
}

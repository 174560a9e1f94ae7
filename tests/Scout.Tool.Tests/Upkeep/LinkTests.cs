using Scout.Tool.CommandLine;
using Scout.Tool.Tests.Reviewing;

namespace Scout.Tool.Tests.Upkeep;

/// <summary>Links that came with a clone: nothing is read, written or deleted through one.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("scout-outside-");

    public void Dispose()
    {
        _desk.Dispose();
        _outside.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("runs")]
    [InlineData("runs/inbox")]
    [InlineData("runs/owners")]
    [InlineData("builds")]
    [InlineData("builds/support-desk")]
    [InlineData("environments")]
    [InlineData("promotions")]
    [InlineData("promotions/support-desk")]
    [InlineData("revisions")]
    [InlineData("history")]
    [InlineData("bundles")]
    public async Task A_folder_that_is_a_link_is_refused_by_every_verb_that_needs_it(string folder)
    {
        await _desk.BuildAndPublishAsync();
        var old = Path.Combine(_outside.FullName, "old");
        Directory.CreateDirectory(Path.Combine(_outside.FullName, "support-desk"));
        await File.WriteAllTextAsync(old, "precious", TestContext.Current.CancellationToken);
        File.SetCreationTimeUtc(old, DateTime.UtcNow.AddDays(-3));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-3));
        await File.WriteAllTextAsync(Path.Combine(_outside.FullName, "a.jsonl"), "{}\n", TestContext.Current.CancellationToken);
        var link = Path.Combine(_desk.Folder.File(".scout"), folder).TrimEnd('/');
        if (Directory.Exists(link))
        {
            Directory.Delete(link, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, _outside.FullName);
        var before = Listing();

        var codes = new List<ExitCode>();
        foreach (var verb in new[] { "status", "history", "runs", "logs", "check", "gc --apply", "promote --to staging --reason x", "run --no-build --input user_message=x", "usage", "cancel x", "restore", "name latest Kind" })
        {
            codes.Add((await _desk.RunAsync(verb)).Code);
        }

        Assert.Contains(ExitCode.Error, codes);
        Assert.Equal(before, Listing());
    }

    [Theory]
    [InlineData("runs/runs.db")]
    [InlineData("runs/runs.db-wal")]
    [InlineData("lock")]
    [InlineData("builds/support-desk/latest")]
    [InlineData("environments/support-desk.json")]
    public async Task A_file_that_is_a_link_is_refused_too(string file)
    {
        await _desk.BuildAndPublishAsync();
        var target = Path.Combine(_outside.FullName, "target");
        await File.WriteAllTextAsync(target, "precious", TestContext.Current.CancellationToken);
        var link = Path.Combine(_desk.Folder.File(".scout"), file);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.Delete(link);
        File.CreateSymbolicLink(link, target);

        foreach (var verb in new[] { "status", "runs", "logs", "check", "gc --apply", "promote --to staging --reason x", "run --no-build --input user_message=x" })
        {
            await _desk.RunAsync(verb);
        }

        Assert.Equal("precious", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Contains("symbolic link", (await _desk.RunAsync("check")).Expect(ExitCode.Error) is var run ? run.Output + run.Error : "", StringComparison.Ordinal);
    }

    private string[] Listing() => [.. Directory.EnumerateFileSystemEntries(_outside.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}

using System.Text.Json;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class Bundling
{
    private const string Cache = "/cache/scout/bundles/";
    private readonly TestStore _test = new();

    [Fact]
    public async Task Own_files_are_kept_and_files_of_packages_are_only_named()
    {
        var digest = await PromotedBundle();

        var files = List(digest).GetProperty("files");

        Assert.Equal(["Scout.Host.dll", "Scriban.dll", "Shop.deps.json", "Shop.dll", "Shop.runtimeconfig.json", "content/replies.txt"], files.EnumerateObject().Select(file => file.Name));
        Assert.Equal("scriban.signed/7.5.3", files.GetProperty("Scriban.dll").GetProperty("package").GetString());
        Assert.Equal("lib/net10.0/Scriban.dll", files.GetProperty("Scriban.dll").GetProperty("path").GetString());
        Assert.Equal("scout.build/1.0.0", files.GetProperty("Scout.Host.dll").GetProperty("package").GetString());
        Assert.False(files.GetProperty("Shop.dll").TryGetProperty("package", out _));
        Assert.Equal(5, _test.Tree().Count(path => path.StartsWith("bundles/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_package_file_that_differs_from_the_cache_is_kept()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Bundles.Meanwhile = () => _test.Files.Entries[TestBundleSource.PackageFile] = [1];
        var digest = (await _test.Promote("staging")).Bundle!;
        Assert.False(List(digest).GetProperty("files").GetProperty("Scriban.dll").TryGetProperty("package", out _));
    }

    [Fact]
    public async Task The_same_files_are_the_same_bundle()
    {
        _test.Build(Workflow("support-desk", "A"));
        var first = await _test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);
        var before = _test.Snapshot();

        var second = await _test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((first.Bundle, true, false), (second.Bundle, first.Written, second.Written));
        Assert.Equal(before, _test.Snapshot());
    }

    [Fact]
    public async Task Restore_brings_every_file_back_and_the_package_from_nuget()
    {
        var digest = await PromotedBundle();
        var clone = NamesAndHistory.Clone(_test);

        var restored = Assert.Single(await clone.Store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal((digest, Cache + digest, $"{Cache}{digest}/Shop.dll"), (restored.Bundle, restored.Folder, restored.Output.Assembly));
        Assert.Equal("scriban"u8.ToArray(), clone.Files.Entries[$"{Cache}{digest}/Scriban.dll"]);
        Assert.Equal("host"u8.ToArray(), clone.Files.Entries[$"{Cache}{digest}/Scout.Host.dll"]);
        Assert.Equal("hello"u8.ToArray(), clone.Files.Entries[$"{Cache}{digest}/content/replies.txt"]);
        Assert.Equal(["scout.build/1.0.0", "scriban.signed/7.5.3"], Assert.Single(clone.Bundles.Downloads).Packages.Select(package => $"{package}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(clone.Files.Entries.Keys, path => path.Contains(".tmp", StringComparison.Ordinal) || path.StartsWith("/project/.scout/bundles/local/", StringComparison.Ordinal));
        await clone.Store.RestoreAsync(TestContext.Current.CancellationToken);
        Assert.Single(clone.Bundles.Downloads);
    }

    [Fact]
    public async Task A_damaged_local_file_is_brought_back()
    {
        var digest = await PromotedBundle();
        await _test.Store.RestoreAsync(TestContext.Current.CancellationToken);
        var good = _test.Files.Entries[$"{Cache}{digest}/Shop.dll"]!;
        _test.Files.Entries[$"{Cache}{digest}/Shop.dll"] = [.. good[..^1], 0];

        await _test.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal(good, _test.Files.Entries[$"{Cache}{digest}/Shop.dll"]);
    }

    [Fact]
    public async Task A_damaged_kept_file_is_refused()
    {
        var digest = await PromotedBundle();
        var hash = List(digest).GetProperty("files").GetProperty("Shop.dll").GetProperty("sha256").GetString()!;
        _test.Files.Entries[$"/project/.scout/bundles/{hash[..2]}/{hash[2..]}"] = [1];

        Assert.Equal("SCOUT6071", (await Assert.ThrowsAsync<ScoutException>(() => _test.Store.RestoreAsync(TestContext.Current.CancellationToken))).Code);
        Assert.DoesNotContain(_test.Files.Entries.Keys, path => path.StartsWith(Cache + digest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_that_nuget_has_otherwise_is_refused_by_name()
    {
        await PromotedBundle();
        var clone = NamesAndHistory.Clone(_test);
        var files = clone.Files;
        clone.Bundles.OtherPackage = true;

        var error = await Assert.ThrowsAsync<ScoutException>(() => clone.Store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6073", error.Code);
        Assert.Contains("scriban.signed/7.5.3 (lib/net10.0/Scriban.dll)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(files.Entries.Keys, path => path.StartsWith(Cache, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_of_an_environment_is_pinned_to_its_bundle_and_one_of_development_to_the_build()
    {
        var digest = await PromotedBundle();
        _test.Build(Workflow("support-desk", "B"));

        var staging = await _test.Store.TargetAsync(null, "staging", TestContext.Current.CancellationToken);
        var development = await _test.Store.TargetAsync(cancellation: TestContext.Current.CancellationToken);
        var old = await _test.Store.RevisionTargetAsync("latest~1", cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((digest, $"{Cache}{digest}/Shop.dll", IdOf(Workflow("support-desk", "A"))), (staging.Bundle, staging.Output.Assembly, staging.RevisionId));
        Assert.Equal(_test.Store.Promotions()[0].Id, staging.PromotionId);
        Assert.Equal((null, TestStore.Output.Assembly, IdOf(Workflow("support-desk", "B"))), (development.Bundle, development.Output.Assembly, development.RevisionId));
        Assert.Equal((digest, "development", staging.Revision), (old.Bundle, old.Environment, old.Revision));
    }

    [Fact]
    public async Task The_team_may_keep_bundles_in_a_folder_that_it_shares()
    {
        _test.Configure("""{ "bundles": "../shared" }""");
        var digest = await PromotedBundle();

        Assert.Contains($"/shared/{digest[..2]}/{digest[2..]}", _test.Files.Entries.Keys);
        Assert.DoesNotContain(_test.Tree(), path => path.StartsWith("bundles/", StringComparison.Ordinal));
        Assert.Equal(Cache + digest, Assert.Single(await _test.Store.RestoreAsync(TestContext.Current.CancellationToken)).Folder);
    }

    [Fact]
    public async Task A_second_output_of_a_revision_is_refused_where_a_file_differs_that_it_does_not_name()
    {
        _test.Build(Workflow("support-desk", "A"));
        await _test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);
        _test.Bundles.Replies = "good morning";

        var error = await Assert.ThrowsAsync<ScoutException>(() => _test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6086", error.Code);
        Assert.Contains("content/replies.txt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content/replies.txt", "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", null)]
    [InlineData("content/replies.txt", "sha256:0000000000000000000000000000000000000000000000000000000000000000", "SCOUT6085")]
    [InlineData("content/gone.txt", "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "SCOUT6085")]
    public async Task Published_files_are_those_that_the_build_listed(string file, string hash, string? code)
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Bundles.FileList = $$"""{"files":{"{{file}}":"{{hash}}"},"format":1}""";

        var error = await Record.ExceptionAsync(() => _test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(code, (error as ScoutException)?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Why_publishing_ended_is_told_where_its_folder_cannot_be_deleted_too(bool isCanceled)
    {
        var test = new TestStore(new FullFolders());
        test.Build(Workflow("support-desk", "A"));
        test.Bundles.Meanwhile = () => throw (isCanceled ? new OperationCanceledException() : new ScoutException("SCOUT6082", "it does not build"));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => test.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(isCanceled ? null : "SCOUT6082", (error as ScoutException)?.Code);
        Assert.Equal(isCanceled, error is OperationCanceledException);
    }

    [Fact]
    public async Task What_only_the_configuration_that_was_built_gives_is_published_in_it()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Bundles.Sources = [Workflow("support-desk", "B")];
        _test.Bundles.OtherConfiguration = [Workflow("support-desk", "A")];

        var outcome = await _test.Promote("staging");
        var asked = await Assert.ThrowsAsync<ScoutException>(() => _test.Store.PublishAsync("support-desk", "Release", TestContext.Current.CancellationToken));

        Assert.Equal((PromoteStatus.Moved, IdOf(Workflow("support-desk", "A"))), (outcome.Status, outcome.Revision));
        Assert.Equal(["Release", "Debug", "Release"], _test.Bundles.Published.Select(job => job.Configuration));
        Assert.Equal("SCOUT6078", asked.Code);
    }

    private async Task<string> PromotedBundle()
    {
        await _test.BuildAndPromote("A", "staging");
        return _test.Store.Resolve("staging").Promotion!.Bundle;
    }

    private JsonElement List(string digest) => JsonElement.Parse(_test.Files.Entries[$"/project/.scout/bundles/{digest[..2]}/{digest[2..]}"]);

    // A build that was killed writes a little longer.
    private sealed class FullFolders : MemoryOperations
    {
        public override void DeleteEmptyFolder(string path) => throw new IOException($"Directory not empty : '{path}'", 39);
    }
}

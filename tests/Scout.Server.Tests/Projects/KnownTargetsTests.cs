using Microsoft.Extensions.Time.Testing;
using Scout.Server.Projects;
using Scout.Server.Tests.Api;

namespace Scout.Server.Tests.Projects;

/// <summary>What is known of an environment counts for as long as its files are as they were.</summary>
public sealed class KnownTargetsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private Served _served = null!;
    private KnownTargets _known = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.CreateAsync(["parrot"]);
        _known = new(new(_served.Root, _time), _time);
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task It_is_not_read_again_while_nothing_changes_and_is_after_some_seconds()
    {
        Age();
        var first = await _known.OfAsync("parrot", "development");

        Assert.Same(first, await _known.OfAsync("parrot", "development"));
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.NotSame(first, await _known.OfAsync("parrot", "development"));
    }

    [Fact]
    public async Task Another_build_a_move_and_other_settings_count_at_once()
    {
        var builds = new ParrotBuilds(_served);
        await builds.PublishAsync(await ParrotBuilds.FirstAsync());
        await builds.Store().PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = "latest" }, TestContext.Current.CancellationToken);
        Age();
        var (development, staging) = (await _known.OfAsync("parrot", "development"), await _known.OfAsync("parrot", "staging"));
        Assert.Same(staging, await _known.OfAsync("parrot", "staging"));

        var second = await builds.BuildAsync("loud");
        Assert.Equal(second.Revision.Id, (await _known.OfAsync("parrot", "development")).RevisionId);
        Assert.Equal(development.RevisionId, (await _known.OfAsync("parrot", "staging")).RevisionId);
        Age();
        await _known.OfAsync("parrot", "staging");

        await builds.PublishAsync(second);
        await builds.Store().PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = "latest" }, TestContext.Current.CancellationToken);
        Assert.Equal(second.Revision.Id, (await _known.OfAsync("parrot", "staging")).RevisionId);

        Age();
        await _known.OfAsync("parrot", "development");
        await File.WriteAllTextAsync(Path.Combine(_served.Root, "scout.json"), """{ "variables": { "brand": "Other" } }""", TestContext.Current.CancellationToken);
        Assert.Equal("Other", (await _known.OfAsync("parrot", "development")).Settings.Variables["brand"].GetString());
    }

    /// <remarks>Whoever writes it empties it first.</remarks>
    [Fact]
    public async Task A_scout_json_that_is_being_written_is_the_one_before_for_a_moment()
    {
        var clock = new FakeTimeProvider();
        var project = new ProjectStores(_served.Root, clock);
        var before = project.Project;
        var file = Path.Combine(_served.Root, "scout.json");
        var good = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Assert.Same(before, project.Project);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(before, project.Project);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<ScoutException>(() => project.Project);

        await File.WriteAllTextAsync(file, good + " ", TestContext.Current.CancellationToken);
        Assert.NotSame(before, project.Project);
        File.Delete(file);
        Assert.NotNull(project.Project);
    }

    [Fact]
    public async Task What_was_written_just_now_is_not_taken_as_known()
    {
        var first = await _known.OfAsync("parrot", "development");

        Assert.NotSame(first, await _known.OfAsync("parrot", "development"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("../parrot")]
    [InlineData("par\0rot")]
    [InlineData("")]
    public async Task What_is_no_workflow_is_told_and_is_no_file(string workflow) =>
        Assert.Equal("SCOUT6018", (await Assert.ThrowsAsync<ScoutException>(() => _known.OfAsync(workflow, "development"))).Code);

    // As if all of it had been written long ago.
    private void Age()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(_served.Root, ".scout"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        }
    }
}

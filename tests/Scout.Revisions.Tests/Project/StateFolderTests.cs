using Scout.Revisions.Project;

namespace Scout.Revisions.Tests.Project;

public sealed class StateFolderTests
{
    private static readonly string Root = Path.GetFullPath("/work/My shop");

    [Fact]
    public void It_is_the_stores_own_where_that_can_be_written() => Assert.Equal(Path.Combine(Root, ".scout"), Of(null, isWritable: true));

    [Fact]
    public void Where_the_store_is_only_read_it_is_below_the_cache_folder() =>
        Assert.Matches(@"^.caches.scout.My-shop-[0-9a-f]{10}$", Of(null, isWritable: false));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_folder_that_is_named_wins(bool isWritable)
    {
        var state = Of("/states", isWritable);

        Assert.StartsWith(Path.GetFullPath("/states/My-shop-"), state, StringComparison.Ordinal);
        Assert.Equal(state, Of(Path.GetFullPath("/states") + Path.DirectorySeparatorChar, isWritable));
    }

    [Fact]
    public void Two_checkouts_have_two() =>
        Assert.NotEqual(Of("/states", true), StateFolder.Of(Path.GetFullPath("/other/My shop"), "/states", _ => true, () => "/caches"));

    [Fact]
    public void What_all_projects_share_lies_beside_what_is_one_projects()
    {
        Assert.Equal(Path.Combine(Path.GetFullPath("/caches"), "scout"), StateFolder.Shared(null, () => Path.GetFullPath("/caches")));
        Assert.Equal(Path.GetFullPath("/states"), StateFolder.Shared("/states", () => Path.GetFullPath("/caches")));
        Assert.Null(StateFolder.Shared("", () => null));
    }

    [Fact]
    public void Whether_a_folder_can_be_written_is_tried_and_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("scout-state-");
        try
        {
            Assert.True(StateFolder.IsWritable(folder.FullName));
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_full_disk_is_not_one_that_is_only_read()
    {
        var (readOnly, full) = OperatingSystem.IsWindows() ? (unchecked((int)0x80070013), unchecked((int)0x80070070)) : (30, 28);
        Assert.Equal(
            [true, true, false],
            ((Exception[])[new UnauthorizedAccessException(), new IOException("read-only", readOnly), new IOException("full", full)]).Select(StateFolder.IsReadOnly));
    }

    private static string Of(string? named, bool isWritable) => StateFolder.Of(Root, named, _ => isWritable, () => "/caches");
}

using Scout.Environments.Files;

namespace Scout.Environments.Tests.Files;

public sealed class KeptFoldersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-kept-");
    private readonly KeptFolders _kept = new();
    private int _reads;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_has_not_changed_is_not_read_again()
    {
        Add("first", TimeSpan.FromMinutes(1));

        Assert.Equal(["first"], Look());
        Assert.Equal(["first"], Look());

        Assert.Equal(1, _reads);
    }

    [Fact]
    public void What_came_or_went_is_read()
    {
        Add("first", TimeSpan.FromMinutes(2));
        Look();
        Add("second", TimeSpan.FromMinutes(1));
        Assert.Equal(["first", "second"], Look());

        File.Delete(Path.Combine(_folder.FullName, "first"));

        Assert.Equal(["second"], Look());
        Assert.Equal(3, _reads);
    }

    [Fact]
    public void What_is_being_written_is_not_kept()
    {
        Add("first", TimeSpan.Zero);
        Look();
        // As fast as a clock that knows no better.
        var written = _folder.LastWriteTimeUtc;
        File.WriteAllText(Path.Combine(_folder.FullName, "second"), "");
        Directory.SetLastWriteTimeUtc(_folder.FullName, written);

        Assert.Equal(["first", "second"], Look());
    }

    [Fact]
    public void One_folder_is_not_taken_for_another()
    {
        Add("first", TimeSpan.FromMinutes(1));
        var other = _folder.CreateSubdirectory("other");
        Directory.SetLastWriteTimeUtc(other.FullName, DateTime.UtcNow.AddMinutes(-1));
        Directory.SetLastWriteTimeUtc(_folder.FullName, DateTime.UtcNow.AddMinutes(-1));

        Assert.NotEqual(Look(), _kept.Of<string[]>([other.FullName], DateTimeOffset.UtcNow, () => []));
    }

    private void Add(string name, TimeSpan ago)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), "");
        Directory.SetLastWriteTimeUtc(_folder.FullName, DateTime.UtcNow - ago);
    }

    private string[] Look() => _kept.Of([_folder.FullName], DateTimeOffset.UtcNow, () =>
    {
        _reads++;
        return _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToArray();
    });
}

using Scout.Environments.Files;

namespace Scout.Environments.Tests.Files;

public sealed class ProgramPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scout-path-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_program_is_the_first_on_the_path_that_can_be_run()
    {
        // What may be run is not told by a mode everywhere.
        var (none, first, second) = (OperatingSystem.IsWindows() ? _folder : Folder("none", 0), Folder("first", UnixFileMode.UserExecute), Folder("second", UnixFileMode.UserExecute));

        Assert.Equal(Path.Combine(first, OperatingSystem.IsWindows() ? "git.exe" : "git"), ProgramPath.Find("git", string.Join(Path.PathSeparator, none, _folder, first, second)));
    }

    /// <remarks>The current folder is a clone: what lies there must not be started for having a name.</remarks>
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("./first")]
    [InlineData("first")]
    [InlineData("..")]
    [InlineData(null)]
    public void Nothing_is_looked_for_in_the_current_folder(string? path)
    {
        var first = Folder("first", UnixFileMode.UserExecute);
        var relative = path == "first" ? Path.GetRelativePath(Directory.GetCurrentDirectory(), first) : path;

        Assert.Null(ProgramPath.Find("git", relative));
    }

    private string Folder(string name, UnixFileMode mode)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var file = Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git");
        File.WriteAllText(file, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | mode);
        }

        return folder;
    }
}

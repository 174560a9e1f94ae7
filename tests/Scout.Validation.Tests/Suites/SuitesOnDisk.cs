using Scout.Validation.Suites;

namespace Scout.Validation.Tests.Suites;

public sealed class SuitesOnDisk : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("scout-suites-");

    [Fact]
    public void What_is_not_there_is_none_and_a_file_is_its_bytes()
    {
        var files = new SuiteFolder(_root.FullName);
        Assert.Null(files.Read("suites/none.yaml"));
        Assert.Empty(files.Names("suites"));

        Write("suites/b.yaml", "b");
        Write("suites/a.yaml", "");
        Assert.Equal(["a.yaml", "b.yaml"], files.Names("suites"));
        Assert.Equal("b"u8.ToArray(), files.Read("suites/b.yaml")!.Value.ToArray());
        Assert.Equal(0, files.Read("suites/a.yaml")!.Value.Length);
    }

    [Fact]
    public void What_is_too_large_or_a_link_or_a_pipe_is_refused()
    {
        var files = new SuiteFolder(_root.FullName);
        Write("suites/large.yaml", new string('#', SuiteFolder.Longest + 1));
        Assert.Equal("SCOUT9104", Assert.Throws<ScoutException>(() => files.Read("suites/large.yaml")).Code);

        File.CreateSymbolicLink(Path.Combine(_root.FullName, "suites", "link.yaml"), "/etc/passwd");
        Assert.Equal("SCOUT6032", Assert.Throws<ScoutException>(() => files.Read("suites/link.yaml")).Code);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps its pipes elsewhere.");
        System.Diagnostics.Process.Start("mkfifo", Path.Combine(_root.FullName, "suites", "pipe.yaml")).WaitForExit();
        Assert.Contains("named pipe", Assert.Throws<ScoutException>(() => files.Read("suites/pipe.yaml")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

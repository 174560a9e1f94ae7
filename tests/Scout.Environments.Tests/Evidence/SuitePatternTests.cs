using Scout.Environments.Evidence;
using Scout.Environments.Files;
using Scout.Environments.Tests.Stores;

namespace Scout.Environments.Tests.Evidence;

public class SuitePatternTests
{
    [Theory]
    [InlineData("inputs/*.json", "inputs/.hidden.json inputs/a.json inputs/b.json")]
    [InlineData("inputs/deep/*", "inputs/deep/c.json")]
    [InlineData("inputs/?.json", "inputs/a.json inputs/b.json")]
    [InlineData("*.json", "t.json")]
    [InlineData("inputs/a.json", "inputs/a.json")]
    [InlineData("inputs/A.json", "")]
    [InlineData("inputs/.h*", "inputs/.hidden.json")]
    [InlineData("nothing/*", "")]
    public void What_fits_is_what_is_found(string pattern, string fitting)
    {
        string[] all = ["inputs/a.json", "inputs/b.json", "inputs/.hidden.json", "inputs/c.txt", "inputs/deep/c.json", "inputs/deep/er/d.json", ".scout/x.json", "t.json"];
        var files = new MemoryOperations();
        files.Entries.TryAdd(TestStore.Root, null);
        foreach (var path in all.Select(file => $"{TestStore.Root}/{file}"))
        {
            for (var folder = Path.GetDirectoryName(path)!; folder != TestStore.Root; folder = Path.GetDirectoryName(folder)!)
            {
                files.Entries.TryAdd(folder, null);
            }

            files.Entries[path] = [];
        }

        Assert.True(SuitePattern.IsPattern(pattern));
        Assert.Equal(fitting, string.Join(' ', all.Where(file => SuitePattern.Fits(pattern, file)).Order(StringComparer.Ordinal)));
        Assert.Equal(fitting, string.Join(' ', SuitePattern.Files(new StoreFiles(files, TestStore.Root), pattern).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("../x.json")]
    [InlineData("/etc/*")]
    [InlineData("inputs\\*.json")]
    [InlineData("C:/x")]
    [InlineData("*/a.json")]
    [InlineData("in?uts/*.json")]
    [InlineData("inputs/./*.json")]
    [InlineData("")]
    public void What_leaves_the_project_or_means_two_things_is_no_pattern(string pattern) => Assert.False(SuitePattern.IsPattern(pattern));
}

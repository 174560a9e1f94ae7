namespace Scout.Workflows.Tests.Authoring;

public sealed class CodeOverloadsTests
{
    public static TheoryData<string> Names => [.. CodeOverloads.Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_overloads_in_the_library_are_the_ones_that_are_generated(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Scout.Build.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run below the repository.");
        }

        Assert.Equal(CodeOverloads.Files[name], File.ReadAllText(Path.Combine(folder.FullName, "src", "Scout.Workflows", name)));
    }
}

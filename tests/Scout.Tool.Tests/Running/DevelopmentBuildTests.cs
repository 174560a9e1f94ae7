using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

public sealed class DevelopmentBuildTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public DevelopmentBuildTests() => Write("scout.json", "{}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_project_that_does_not_build_fails_the_run_with_what_the_compiler_said()
    {
        Write("Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("Shop.cs", "class Shop { this is no C# }");

        var run = (await _folder.RunAsync("run")).Expect(ExitCode.Error);

        Assert.Empty(run.Output);
        Assert.Contains("Shop.cs(1,", run.Error, StringComparison.Ordinal);
        Assert.Contains("error SCOUT6209: Shop.csproj does not build", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_project_the_remedy_is_to_build() =>
        Assert.StartsWith("error SCOUT6210: ", (await _folder.RunAsync("run")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Of_several_projects_one_must_be_built_by_hand()
    {
        Write("a/A.csproj", """<Project><PackageReference Include="Scout.Build" /></Project>""");
        Write("b/B.csproj", """<Project><PackageReference Include="Scout.Build" /></Project>""");
        Write("c/C.csproj", "<Project />");
        Write("bin/D.csproj", """<Project><PackageReference Include="Scout.Build" /></Project>""");

        var run = (await _folder.RunAsync("run")).Expect(ExitCode.Error);

        Assert.StartsWith("error SCOUT6211: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{Path.Combine("a", "A.csproj")}, {Path.Combine("b", "B.csproj")}.", run.Error, StringComparison.Ordinal);
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(file))!);
        File.WriteAllText(_folder.File(file), text);
    }
}

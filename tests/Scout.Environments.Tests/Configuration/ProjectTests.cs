using Scout.Environments.Projects;

namespace Scout.Environments.Tests.Configuration;

public sealed class ProjectTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("scout-project-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Init_writes_what_is_missing_and_never_overwrites()
    {
        var first = ScoutProject.Init(_root);
        Assert.Equal(["scout.json", ".gitattributes", ".gitignore"], first.Written.Select(path => Path.GetFileName(path)));
        Assert.Equal("* -text\n", File.ReadAllText(Path.Combine(_root, ".scout", ".gitattributes")));
        File.WriteAllText(Path.Combine(_root, "scout.json"), """{ "variables": { "mine": 1 } }""");
        File.Delete(Path.Combine(_root, ".scout", ".gitignore"));

        var second = ScoutProject.Init(_root);

        Assert.Equal([".gitignore"], second.Written.Select(path => Path.GetFileName(path)));
        Assert.True(second.Project.Variables.ContainsKey("mine"));
    }

    [Fact]
    public void The_nearest_file_upward_counts()
    {
        ScoutProject.Init(_root);
        var below = Path.Combine(_root, "src", "shop");
        Directory.CreateDirectory(below);
        Assert.Equal(_root, ScoutProject.Find(below).Root);
        ScoutProject.Init(Path.Combine(_root, "src"));
        Assert.Equal(Path.Combine(_root, "src"), ScoutProject.Find(below).Root);
    }

    [Fact]
    public void Where_there_is_none_the_remedy_is_told()
    {
        Assert.Null(ScoutProject.TryFind(_root));
        var error = Assert.Throws<ScoutException>(() => ScoutProject.Find(_root));
        Assert.Equal("SCOUT6002", error.Code);
        Assert.Contains("dotnet scout init", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_sees_its_own_settings_over_the_projects()
    {
        File.WriteAllText(Path.Combine(_root, "scout.json"), """
            { "models": { "fast": { "provider": "a" }, "slow": { "provider": "b" } }, "variables": { "x": 1, "y": 2 },
              "environments": { "live": { "models": { "fast": { "provider": "c" } }, "variables": { "y": 3, "z": 4 } } } }
            """);
        var project = ScoutProject.Find(_root);

        var live = project.Settings("live", null);

        Assert.Equal(["c", "b"], live.Models.Values.Select(model => model.Provider));
        Assert.Equal(["1", "3", "4"], live.Variables.Values.Select(value => value.GetRawText()));
        Assert.Equal(["1", "2"], project.Settings("development", null).Variables.Values.Select(value => value.GetRawText()));
        Assert.Contains("Did you mean 'live'?", Assert.Throws<ScoutException>(() => project.Settings("lve", null)).Message, StringComparison.Ordinal);
    }
}

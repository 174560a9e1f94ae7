using Scout.Runs.Serving;

namespace Scout.Runs.Tests;

/// <summary>Where the server of a project listens is written down beside its runs. Nobody is sent anywhere but to this machine, whatever lies there.</summary>
public sealed class FindingTheServer
{
    [Theory]
    [InlineData("http://127.0.0.1:5217", "http://127.0.0.1:5217/")]
    [InlineData("https://localhost:8443", "https://localhost:8443/")]
    [InlineData("http://[::1]:5217", "http://[::1]:5217/")]
    [InlineData("http://198.51.100.7:5217", null)]
    [InlineData("https://desk.example.com", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("not a place", null)]
    [InlineData("", null)]
    public async Task Only_an_address_of_this_machine_is_one(string written, string? found)
    {
        using var folder = await RunsFolder.CreateAsync();
        await using var runs = folder.Open();
        runs.Connect().Dispose();

        Assert.Null(ServerPlace.Read(folder.Project));
        ServerPlace.Write(folder.Project, written);
        Assert.Equal(found, ServerPlace.Read(folder.Project)?.ToString());
        ServerPlace.Remove(folder.Project);
        Assert.Null(ServerPlace.Read(folder.Project));
    }

    [Fact]
    public async Task A_link_to_another_file_is_none()
    {
        using var folder = await RunsFolder.CreateAsync();
        await using var runs = folder.Open();
        runs.Connect().Dispose();
        await File.WriteAllTextAsync(folder.File("elsewhere"), "http://127.0.0.1:1", TestContext.Current.CancellationToken);

        File.CreateSymbolicLink(folder.File(".scout/runs/server.url"), folder.File("elsewhere"));

        Assert.Null(ServerPlace.Read(folder.Project));
    }
}

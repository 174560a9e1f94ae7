using System.Diagnostics;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Trust;

public class HostileCloneTests
{
    private const string Run = "RUN";

    // A new command needs a line here, or a place among those that build.
    private static readonly Dictionary<string, string[]> Lines = new(StringComparer.Ordinal)
    {
        ["restore"] = ["restore"],
        ["run"] = ["run desk --environment staging --input user_message=Hello --format json", "run desk --revision staging --no-build --input user_message=Hello"],
        ["init"] = ["init"],
        ["status"] = ["status"],
        ["runs"] = ["runs"],
        ["logs"] = ["logs"],
        ["resume"] = [$"resume {Run}", "resume --due"],
        ["signal"] = [$"signal {Run} paid"],
        ["approve"] = [$"approve {Run} --reason good"],
        ["rerun"] = [$"rerun {Run}"],
        ["cancel"] = [$"cancel {Run}"],
        ["validate"] = ["validate desk --environment staging", "validate desk --environment staging --suite spy", "validate --schema"],
        ["capture"] = [$"capture {Run} --to spy"],
        ["replay"] = ["replay desk --from staging --against staging"],
        ["usage"] = ["usage"],
        ["keys"] = ["keys add bot --environment staging", "keys"],
        ["schedules"] = ["schedules", "schedules --environment staging"],
        ["history"] = ["history"],
        ["show"] = ["show staging", "show staging --graph mermaid"],
        ["diff"] = ["diff staging production", "diff staging production --view code"],
        ["name"] = ["name staging Good"],
        ["promote"] = ["promote desk --to production --from staging", "promote desk --to production --from staging --plan"],
        ["rollback"] = ["rollback desk --environment staging --reason worse"],
        ["resolve"] = ["resolve desk --take records", "resolve desk --take manifest --reason meant"],
        ["check"] = ["check"],
        ["gc"] = ["gc", "gc --apply"],
        ["completion"] = ["completion bash"],
    };

    // And why. `run` builds where it runs development, `promote` where the latest build has no bundle yet.
    private static readonly Dictionary<string, string> Builds = new(StringComparer.Ordinal)
    {
        ["publish"] = "it makes a bundle of the sources that are there",
    };

    [Fact]
    public void Every_command_is_tried_or_builds() =>
        Assert.Equal(Verbs.Create().Select(verb => verb.Name).Order(StringComparer.Ordinal), Lines.Keys.Concat(Builds.Keys).Concat(["serve", "console"]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nothing_in_a_clone_runs_by_itself_and_nothing_of_this_user_is_told()
    {
        await using var clone = await HostileClone.CreateAsync();
        var run = Run;
        foreach (var line in Lines.Values.SelectMany(lines => lines))
        {
            var ended = await clone.ScoutAsync(line.Replace(Run, run, StringComparison.Ordinal).Split(' '));

            Assert.True(!clone.Sprung.Any(), $"{line}: {string.Join(", ", clone.Sprung)}");
            Assert.DoesNotContain("SCOUT6203", ended.Error, StringComparison.Ordinal);
            if (line.EndsWith("json", StringComparison.Ordinal))
            {
                run = ended.Expect(ExitCode.Done).Json.GetProperty("run_id").GetString()!;
            }
        }

        // It went all the way: the package came from the clone's source, and the bundle's code ran.
        Assert.Contains(clone.Feed.Requests, request => request.Contains(".nupkg", StringComparison.Ordinal));
        Assert.DoesNotContain(clone.Feed.Requests, request => request.Contains(HostileClone.Token, StringComparison.Ordinal) || request.Contains(HostileClone.Credentials, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(clone.Folder, ".scout", "bundles", "local", "packages")));
    }

    [Theory]
    [InlineData("serve", "--urls")]
    [InlineData("console", "--url")]
    public async Task A_server_in_a_clone_runs_nothing_of_it_by_itself(string verb, string url)
    {
        await using var clone = await HostileClone.CreateAsync();
        var start = clone.Start(ToolProcess.DotNet, "exec", ToolProcess.Tool, verb, url, "http://127.0.0.1:0");
        start.RedirectStandardError = true;
        using var tool = Process.Start(start)!;
        var isListening = false;
        while (!isListening && await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            isListening = line.Contains("Now listening", StringComparison.Ordinal);
        }

        tool.Kill();

        // The server's own process ends with the tool, and then nobody writes there any more.
        await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(isListening);
        Assert.Empty(clone.Sprung);
    }

    [Fact]
    public async Task The_traps_are_traps()
    {
        await using var clone = await HostileClone.CreateAsync();
        File.Delete(Path.Combine(clone.Folder, "global.json"));
        clone.Write(".scout/bundles/local/packages.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        await ToolProcess.RunAsync(clone.Start(ToolProcess.DotNet, "restore", Path.Combine(".scout", "bundles", "local", "packages.csproj")));
        await ToolProcess.RunAsync(clone.Start(Path.Combine(clone.Folder, "git")));

        Assert.Superset(new HashSet<string> { "Directory.Build.props", "Directory.Build.rsp", "Directory.Build.targets", "git" }, clone.Sprung.ToHashSet());
    }

    [Theory]
    [InlineData("/%DEPLOY_TOKEN%/v3/index.json")]
    [InlineData("/v3/index.json?%DEPLOY_TOKEN%")]
    public async Task A_variable_of_this_machine_is_not_put_into_the_address_of_a_source(string path)
    {
        await using var clone = await HostileClone.CreateAsync();
        clone.WriteNuGetConfig(clone.Feed.Url + path);

        var ended = await clone.ScoutAsync("restore");

        Assert.StartsWith($"error SCOUT6088: {Path.Combine(clone.Folder, "nuget.config")}: 'corp' ", ended.Expect(ExitCode.Error).Error.Split('\n').Last(line => line.StartsWith("error", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(clone.Feed.Requests);
    }

    [Fact]
    public async Task Credentials_go_to_the_place_that_this_user_gave_them_for_and_not_to_another_of_that_name()
    {
        await using var clone = await HostileClone.CreateAsync();
        clone.Feed.Password = HostileClone.Credentials;

        (await clone.ScoutAsync("restore")).Expect(ExitCode.Error);
        Assert.NotEmpty(clone.Feed.Requests);
        Assert.DoesNotContain(clone.Feed.Requests, request => request.Contains(HostileClone.Credentials, StringComparison.Ordinal));

        clone.WriteUsersConfig($"{clone.Feed.Url}/v3/index.json");
        (await clone.ScoutAsync("restore")).Expect(ExitCode.Done);
    }

    [Theory]
    [InlineData("x.$(DEPLOY_TOKEN)/1.0.0")]
    [InlineData("x/1.0.0-$([System.IO.File]::ReadAllText(%27/etc/hostname%27))")]
    [InlineData("x\" /><Import Project=\"evil.props\" /><x y=\"/1.0.0")]
    [InlineData("x --source https://evil.example/1.0.0")]
    public async Task What_is_no_package_is_told_by_every_command_that_reads_the_list(string package)
    {
        await using var clone = await HostileClone.CreateAsync();
        ForgedStore.NamePackage(clone.Folder, PackagedBundles.Package, package);

        foreach (var line in new[] { "restore", "check", "run desk --environment staging --input user_message=Hello" })
        {
            var ended = (await clone.ScoutAsync(line.Split(' '))).Expect(ExitCode.Error);

            Assert.Contains("is no package's id and version", ended.Output + ended.Error, StringComparison.Ordinal);
            Assert.Contains(".scout/bundles/", ended.Output + ended.Error, StringComparison.Ordinal);
        }

        Assert.Empty(clone.Feed.Requests);
        Assert.Empty(clone.Sprung);
    }

    [Fact]
    public async Task What_lies_beside_a_restored_bundle_is_gone_before_the_next_run()
    {
        await using var clone = await HostileClone.CreateAsync();
        var run = new[] { "run", "desk", "--environment", "staging", "--input", "user_message=Hello" };
        (await clone.ScoutAsync(run)).Expect(ExitCode.Done);
        var bundle = Assert.Single(Directory.EnumerateDirectories(clone.Bundles));
        var whole = Entries(bundle);
        var asked = clone.Feed.Requests.Count;
        foreach (var name in new[] { "Scout.Host.runtimeconfig.dev.json", "Scout.Host.Workflows.runtimeconfig.dev.json", "appsettings.production.json", "libnative.so", "de/Scout.Host.Workflows.resources.dll" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(bundle, name))!);
            await File.WriteAllTextAsync(Path.Combine(bundle, name), "{ this is read by nobody", TestContext.Current.CancellationToken);
            clone.Write($".scout/bundles/local/{Path.GetFileName(bundle)}/{name}", "{ this is read by nobody");

            (await clone.ScoutAsync(run)).Expect(ExitCode.Done);

            Assert.Equal(whole, Entries(bundle));
        }

        Assert.Equal(asked, clone.Feed.Requests.Count);
    }

    private static IEnumerable<string> Entries(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}

using System.Collections.Immutable;

namespace Scout.Package.Tests.Harness;

/// <summary>A folder of a user of the packages.</summary>
internal sealed class Consumer(PackageFeed feed, string folder)
{
    private int _builds;

    public string Folder { get; } = folder;

    public ImmutableDictionary<string, string?> Environment { get; init; } = feed.Environment;

    /// <summary>Writes a file, with folders; <c>VERSION</c> becomes the version of this run's packages.</summary>
    public Consumer Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.Replace("VERSION", feed.Version, StringComparison.Ordinal));
        return this;
    }

    public Consumer Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public bool Exists(string file) => Path.Exists(PathOf(file));

    public Task<CommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        Command.RunAsync(program, Folder, Environment, arguments);

    public Task<CommandResult> DotnetAsync(params IEnumerable<string> arguments) => RunAsync("dotnet", arguments);

    /// <summary>Runs the installed tool, which must end with an exit code.</summary>
    public async Task<CommandResult> ScoutAsync(int exitCode, params IEnumerable<string> arguments)
    {
        var result = await RunAsync(await feed.ToolAsync(), arguments);
        result.MustExitWith(exitCode);
        return result;
    }

    /// <summary>Makes a project from the template, in this folder.</summary>
    public async Task<Consumer> NewWorkflowAsync(string name, params IEnumerable<string> options)
    {
        (await DotnetAsync(["new", "scout-workflow", "-n", name, .. options, "--debug:custom-hive", await feed.TemplatesAsync()])).MustExitWith(0);
        return new(feed, PathOf(name)) { Environment = Environment };
    }

    /// <summary>Builds what is in the folder, whatever comes of it.</summary>
    public async Task<BuildResult> TryBuildAsync(params IEnumerable<string> arguments)
    {
        var log = Path.Combine(Directory.CreateDirectory(Path.Combine(feed.Root, "logs", Guid.NewGuid().ToString("N"))).FullName, $"{++_builds}.binlog");
        var result = await DotnetAsync(["build", .. arguments, $"-bl:{log}"]);
        return new(result, log);
    }

    /// <summary>Builds what is in the folder, which must go well.</summary>
    public async Task<BuildResult> BuildAsync(params IEnumerable<string> arguments)
    {
        var result = await TryBuildAsync(arguments);
        result.MustExitWith(0);
        return result;
    }

    /// <summary>Every file of the store with the time when it was last written.</summary>
    public ImmutableSortedDictionary<string, DateTime> StoreFiles() =>
        new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Name == "scout.json" || file.FullName.Contains($"{Path.DirectorySeparatorChar}.scout{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => Path.GetRelativePath(Folder, file.FullName), file => file.LastWriteTimeUtc);
}

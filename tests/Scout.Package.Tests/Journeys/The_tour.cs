using System.Text.RegularExpressions;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>The README's tour, done by the letter.</summary>
public sealed partial class The_tour(PackageFeed feed)
{
    [Fact]
    public async Task Of_the_readme_does_what_it_says_and_prints_what_it_shows()
    {
        var steps = Tour.Read(Repository.Readme);
        Assert.True(steps.Length > 10, "The README has lost its tour.");

        var reader = await SetUpAsync();
        foreach (var step in steps)
        {
            reader = step switch
            {
                TourStep.Edit edit => Make(reader, edit),
                TourStep.Command command => await RunAsync(reader, command),
                _ => throw new InvalidOperationException($"A step of an unknown kind: {step}."),
            };
        }
    }

    // What the README tells to do in the clone, by somebody who has nothing yet: a clone with the packages in it, as the first command left it, an empty home.
    private async Task<Consumer> SetUpAsync()
    {
        var setup = Tour.Setup(Repository.Readme);
        var outside = Directory.CreateDirectory(Path.Combine(feed.Outside, "reader"));
        var clone = outside.CreateSubdirectory("scout-build").FullName;
        foreach (var file in (string[])["nuget.config", "global.json"])
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(clone, file));
        }

        Directory.CreateSymbolicLink(Path.Combine(clone, PackageFeed.FeedInClone), feed.Feed);
        var reader = new Consumer(feed, clone) { Environment = feed.EnvironmentIn("reader") };
        foreach (var words in setup.Where(words => words is not ["dotnet", "pack", ..]))
        {
            if (words is ["cd", var folder])
            {
                reader = new(feed, Path.GetFullPath(reader.PathOf(folder))) { Environment = reader.Environment };
            }
            else
            {
                (await reader.RunAsync(words[0], words.Skip(1).Select(word => Version.Replace(word.Replace("$PWD", reader.Folder, StringComparison.Ordinal), $"@{feed.Version}")))).MustExitWith(0);
            }
        }

        Assert.Equal(outside.FullName, reader.Folder);
        return reader;
    }

    private static Consumer Make(Consumer reader, TourStep.Edit edit) =>
        edit.Lines.Aggregate(reader, (made, line) => made.Edit(edit.File, line.From, line.To));

    private async Task<Consumer> RunAsync(Consumer reader, TourStep.Command command)
    {
        var words = Tour.Words(command.Line);
        if (words[0] == "cd")
        {
            return new(feed, reader.PathOf(words[1])) { Environment = reader.Environment };
        }

        var result = await reader.RunAsync(words[0], words.Skip(1));
        var shown = Lines(command.Output);
        var printed = Lines(result.Text.Split('\n'));
        if (words is [_, "scout", ..])
        {
            // Blocks that do not wait for each other end in either order.
            Assert.True(shown.Order(StringComparer.Ordinal).SequenceEqual(printed.Order(StringComparer.Ordinal)), $"$ {command.Line}\n{result.Text}");
        }
        else
        {
            // Of what other programs print the README shows what matters.
            result.MustExitWith(0);
            Assert.True(shown.Except(printed).FirstOrDefault() is null, $"$ {command.Line}\n{result.Text}");
        }

        return reader;
    }

    // The packages of this run have a version of their own.
    [GeneratedRegex(@"@[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex Version { get; }

    private static string[] Lines(IEnumerable<string> lines) =>
        [.. lines.Select(Tour.Comparable).Where(line => line.Length > 0)];
}

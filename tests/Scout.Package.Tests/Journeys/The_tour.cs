using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>The README's tour, done by the letter.</summary>
public sealed class The_tour(PackageFeed feed)
{
    [Fact]
    public async Task Of_the_readme_does_what_it_says_and_prints_what_it_shows()
    {
        var steps = Tour.Read(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken));
        Assert.True(steps.Length > 10, "The README has lost its tour.");

        var reader = feed.NewConsumer("Reader");
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

    private static Consumer Make(Consumer reader, TourStep.Edit edit) =>
        edit.Lines.Aggregate(reader, (made, line) => made.Edit(edit.File, line.From, line.To));

    private async Task<Consumer> RunAsync(Consumer reader, TourStep.Command command)
    {
        var words = Tour.Words(command.Line);
        if (words[0] == "cd")
        {
            return new(feed, reader.PathOf(words[1])) { Environment = reader.Environment };
        }

        if (words is [_, "new", ..])
        {
            words = words.AddRange("--debug:custom-hive", await feed.TemplatesAsync());
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

    private static string[] Lines(IEnumerable<string> lines) =>
        [.. lines.Select(Tour.Comparable).Where(line => line.Length > 0)];
}

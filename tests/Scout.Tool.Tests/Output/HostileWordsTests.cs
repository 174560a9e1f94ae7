using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Output;

/// <summary>What is typed goes back to the terminal in many messages: the words of every verb are hostile, in every format.</summary>
public sealed class HostileWordsTests
{
    public static TheoryData<string> AllVerbs => [.. Verbs.Create().Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(AllVerbs))]
    public async Task Nothing_that_was_typed_commands_a_terminal(string name)
    {
        using var desk = new Reviewing.Desk();
        desk.Build();
        var verb = Verbs.Create().Single(verb => verb.Name == name);
        var raw = new List<string>();
        foreach (var words in CommandLines(verb))
        {
            var run = await desk.Folder.RunAsync([name, .. words, .. words.Contains("--project") ? [] : (string[])["--project", desk.Folder.Path]]);
            raw.AddRange(Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)).Select(found => $"{string.Join(' ', words.Select(word => word.Length < 20 ? word : "..."))}: {found}"));
            Assert.DoesNotContain(CommandLineErrors.Bug, run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(raw);
    }

    private static IEnumerable<string[]> CommandLines(Verb verb)
    {
        var needed = verb.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(_ => Hostile.Text)
            .Concat(verb.Options.Where(option => option.Required).SelectMany(option => new[] { option.Name, Hostile.Text }))
            // A server that starts does not end by itself.
            .Concat(verb.Options.Where(option => option.Name is "--urls" or "--url").SelectMany(option => new[] { option.Name, Hostile.Text }))
            // To build first is another's to test.
            .Concat(verb.Options.Where(option => option.Name == "--no-build").Select(option => option.Name)).ToArray();
        foreach (var text in new[] { Hostile.Text, Hostile.Halves, "-" + Hostile.Text, "--" + Hostile.Name })
        {
            yield return [.. verb.Arguments.Select(_ => text), .. needed.Skip(verb.Arguments.Count(argument => argument.Arity.MinimumNumberOfValues > 0))];
            yield return [.. needed, text, text, text, text];
            yield return [.. needed, "--project", Path.Combine(Path.GetTempPath(), text.Replace('/', '-'))];
            yield return [.. needed, "--format", text];
            foreach (var option in verb.Options.Where(option => option.Arity.MaximumNumberOfValues > 0))
            {
                foreach (var format in verb.Formats)
                {
                    yield return [.. needed, option.Name, text, "--format", format.Name];
                }

                yield return [.. needed, option.Name, $"{text}={text}"];
            }
        }
    }
}

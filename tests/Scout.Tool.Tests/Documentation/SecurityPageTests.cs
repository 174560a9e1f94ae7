namespace Scout.Tool.Tests.Documentation;

public sealed class SecurityPageTests
{
    [Fact]
    public void The_page_says_of_every_command_what_it_runs_of_a_clone()
    {
        using var page = typeof(SecurityPageTests).Assembly.GetManifestResourceStream("Security.md")!;
        using var reader = new StreamReader(page);
        var named = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .SkipWhile(line => !line.StartsWith("| commands |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => ToolPage.Codes(line.Split('|')[1]))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Verbs.Create().Select(verb => verb.Name).Except(named));
    }
}

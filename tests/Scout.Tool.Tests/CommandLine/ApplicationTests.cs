using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.CommandLine;

public sealed class ApplicationTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_words_the_help_lists_the_commands()
    {
        var run = (await _folder.RunAsync("")).Expect(ExitCode.Done);

        Assert.Contains("dotnet scout [command] [options]", run.Output, StringComparison.Ordinal);
        Assert.Contains("status", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Every_command_explains_itself_with_an_example_that_parses()
    {
        foreach (var verb in Verbs.Create())
        {
            var run = (await _folder.RunAsync([verb.Name, "--help"])).Expect(ExitCode.Done);

            Assert.NotEmpty(verb.Examples);
            foreach (var example in verb.Examples)
            {
                Assert.Contains($"  {example}\n", run.Output, StringComparison.Ordinal);
                Assert.StartsWith($"dotnet scout {verb.Name}", example, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = (await _folder.RunAsync("--version")).Expect(ExitCode.Done);

        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output);
    }

    [Theory]
    [InlineData("stauts", "There is no command 'stauts'. Did you mean 'status'?")]
    [InlineData("status --fromat json", "There is no option '--fromat'. Did you mean '--format'?")]
    [InlineData("status --frmat=json", "There is no option '--frmat=json'. Did you mean '--format'?")]
    [InlineData("init --porject=x", "There is no option '--porject=x'. Did you mean '--project'?")]
    [InlineData("status extra", "'extra' is one argument too many.")]
    [InlineData("zzzzzzzz", "There is no command 'zzzzzzzz'.")]
    public async Task A_mistyped_word_is_refused_with_what_was_meant(string commandLine, string expected)
    {
        var run = (await _folder.RunAsync(commandLine)).Expect(ExitCode.Error);

        Assert.Equal($"error SCOUT6201: {expected}", run.Error.Split('\n')[0]);
        Assert.Contains("--help' to see what there is.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_that_there_are()
    {
        var run = (await _folder.RunAsync("status --format xml")).Expect(ExitCode.Error);

        Assert.Contains("'xml'", run.Error, StringComparison.Ordinal);
        Assert.Contains("json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_offers_the_formats_of_its_table_in_its_help_and_refuses_all_others()
    {
        foreach (var verb in Verbs.Create())
        {
            var names = verb.Formats.Select(format => format.Name).ToArray();
            var help = (await _folder.RunAsync([verb.Name, "--help"])).Expect(ExitCode.Done);
            var refused = (await _folder.RunAsync([verb.Name, "--format", "xml"])).Expect(ExitCode.Error);

            Assert.Contains($"--format <{string.Join('|', names)}>", help.Output, StringComparison.Ordinal);
            Assert.Contains($"--format takes {string.Join(", ", names[..^1])} or {names[^1]}, and 'xml' is none of them.\n", refused.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("show latest --graph svg", "--graph takes text or mermaid, and 'svg' is none of them.")]
    [InlineData("diff a b --view blokcs", "--view takes blocks, code or both, and 'blokcs' is none of them. Did you mean 'blocks'?")]
    [InlineData("usage --by day", "--by takes workflow, environment, block or model, and 'day' is none of them.")]
    [InlineData("runs --feedback bad", "--feedback takes any, positive or negative, and 'bad' is none of them.")]
    [InlineData("resolve --take all", "--take takes records or manifest, and 'all' is none of them.")]
    [InlineData("serve --log xml", "--log takes text or json, and 'xml' is none of them.")]
    [InlineData("completion tcsh", "SHELL takes bash, ")]
    public async Task What_takes_one_of_some_words_is_named_with_them(string commandLine, string expected)
    {
        var run = (await _folder.RunAsync(commandLine)).Expect(ExitCode.Error);

        Assert.StartsWith($"error SCOUT6201: {expected}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not recognized", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_may_stand_before_the_command()
    {
        (await _folder.RunAsync("init")).Expect(ExitCode.Done);

        var run = (await _folder.RunAsync(["--format", "json", "status", "--project", _folder.Path])).Expect(ExitCode.Done);

        Assert.Equal(0, run.Json.GetProperty("workflows").GetArrayLength());
    }

    [Fact]
    public async Task A_project_folder_that_is_not_there_is_named()
    {
        var run = (await _folder.RunAsync(["status", "--project", _folder.File("nowhere")])).Expect(ExitCode.Error);

        Assert.StartsWith($"error SCOUT6204: The folder '{_folder.File("nowhere")}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_what_may_be_left_out_and_what_may_not()
    {
        var all = (await _folder.RunAsync("")).Expect(ExitCode.Done).Output;
        var promote = (await _folder.RunAsync("promote --help")).Expect(ExitCode.Done).Output;
        var rollback = (await _folder.RunAsync("rollback --help")).Expect(ExitCode.Done).Output;

        Assert.Contains("\n  run [WORKFLOW]  ", all, StringComparison.Ordinal);
        Assert.Contains("\n  logs [RUN]  ", all, StringComparison.Ordinal);
        Assert.Contains("\n  diff <FROM> <TO>  ", all, StringComparison.Ordinal);
        Assert.Contains("\n  dotnet scout promote [WORKFLOW] --to <ENV> [options]\n", promote, StringComparison.Ordinal);
        Assert.Contains("\n  [WORKFLOW]  The workflow's id.", promote, StringComparison.Ordinal);
        Assert.Contains("\n  dotnet scout rollback [WORKFLOW] --environment <ENV> --reason <TEXT> [options]\n", rollback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_terminal_is_narrow_an_example_goes_on_in_the_next_line()
    {
        using var narrow = new ToolFolder { Width = 80 };

        var help = (await narrow.RunAsync("run --help")).Expect(ExitCode.Done).Output;

        Assert.Contains("  dotnet scout run support-desk --environment production --inputs order.json \\\n      --format json\n", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history --limit few", "--limit takes a whole number, and 'few' is none.")]
    [InlineData("diff a b --context -1", "--context cannot be negative; write 0 for changed lines alone.")]
    [InlineData("diff a b --context 1.5", "--context takes a whole number, and '1.5' is none.")]
    [InlineData("history --limit 99999999999", "--limit takes a whole number, and '99999999999' is none.")]
    public async Task A_value_of_another_kind_is_refused_without_a_type_of_dotnet(string commandLine, string expected) =>
        Assert.StartsWith($"error SCOUT6201: {expected}\n", (await _folder.RunAsync(commandLine)).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
}

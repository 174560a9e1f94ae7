using System.CommandLine;
using Scout.Environments.Answers;
using Scout.Environments.Diff;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary><c>diff</c>: what would change.</summary>
internal sealed class Diff : Verb
{
    private readonly Argument<string> _from = CommonArguments.Revision("FROM", "The older revision: latest, an environment, the beginning of an id, a name, production~1.");
    private readonly Argument<string> _to = CommonArguments.Revision("TO", "The newer revision.");
    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("The workflow's id. May be left out where there is only one.");
    private readonly Option<string> _view = new Option<string>("--view") { Description = "blocks: what changed; code: every JSON value and source line.", HelpName = "blocks|code|both", DefaultValueFactory = _ => "both" }.AcceptOnlyFromAmong("blocks", "code", "both");
    private readonly Option<string?> _block = new("--block") { Description = "Only this block, or input, result, a called workflow, or a setting such as variables.brand.", HelpName = "ID" };
    private readonly Option<int> _context = new("--context") { Description = "Unchanged lines around each changed line of a text.", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit with 2 where there are differences, with 3 where there are breaking ones." };

    public Diff()
        : base(
            "diff",
            "What would change: the verdict first, then blocks and connections, then every value.",
            "dotnet scout diff staging latest --view blocks",
            "dotnet scout diff production staging --format json --exit-code")
    {
        Add(_from);
        Add(_to);
        Add(_workflow);
        Add(_view);
        Add(_block);
        Add(_context);
        Add(_exitCode);
    }

    public override IReadOnlyList<OutputFormat> Formats => DiffFormats.All;

    public override IEnumerable<string> Problems(ParseResult parse)
    {
        if (parse.GetValue(_context) < 0)
        {
            yield return "--context cannot be negative; write 0 for changed lines alone.";
        }

        var format = DiffFormats.Of(parse.GetValue<string>(GlobalOptions.Format)!);
        foreach (var option in ((Option[])[_view, _block, _context]).Where(option => format.IsWhole && parse.GetResult(option) is { Implicit: false }))
        {
            yield return $"{option.Name} chooses a part of the diff, and {format.Name} is always of all of it. Leave {option.Name} out, or take --format text or --format json.";
        }
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var pair = invocation.Store.Diff(invocation.Get(_from)!, invocation.Get(_to)!, invocation.Get(_workflow));
        var shown = invocation.Get(_block) is { } block ? DiffFilter.Only(pair.Diff, block) : pair.Diff;
        var view = Enum.Parse<DiffView>(invocation.Get(_view)!, ignoreCase: true);
        invocation.Terminal.ShowActivity(null);
        DiffFormats.Of(invocation.Format).Write(invocation.Terminal, new(pair, shown, view, invocation.Get(_context)));
        return Task.FromResult(!invocation.Get(_exitCode) ? ExitCode.Done : pair.Diff.Verdict switch
        {
            DiffLevel.Unchanged => ExitCode.Done,
            DiffLevel.Breaking => ExitCode.BreakingDifferences,
            _ => ExitCode.Differences,
        });
    }
}

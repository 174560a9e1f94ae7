using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>runs</c>: this machine's runs.</summary>
internal sealed class Runs : Verb
{
    private readonly RunFilters _filters = new();

    private readonly Option<int> _last = new("--last") { Description = "How many at most.", HelpName = "N", DefaultValueFactory = _ => 20 };

    private readonly Option<string?> _after = new("--after") { Description = "The page after one: what its last line, or its \"next\", says.", HelpName = "CURSOR" };

    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Stays and adds each run as it ends, until Ctrl+C. With json: one line each." };

    public Runs()
        : base(
            "runs",
            "Lists this machine's runs, newest first.",
            "dotnet scout runs",
            "dotnet scout runs --environment production --status failed --since 7d",
            "dotnet scout runs --block triage --search 'invoice 4711'")
    {
        _filters.AddTo(this);
        Add(_last);
        _last.Validators.Add(result =>
        {
            // What is no number is refused by its own words.
            if (result.Tokens is [{ Value: var word }] && int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var last) && last < 1)
            {
                result.AddError("--last is how many runs at most: 1 or more.");
            }
        });
        Add(_after);
        Add(_follow);
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var filter = _filters.Of(invocation);
        var page = invocation.Runs.List(filter, Math.Max(0, invocation.Get(_last)), invocation.Get(_after));
        if (!invocation.Get(_follow))
        {
            invocation.Answer(page, RunningJson.Written, console => RunListView.Write(console, page, invocation.Terminal.Time.GetUtcNow()));
            return ExitCode.Done;
        }

        await foreach (var run in invocation.Runs.EndingAsync(filter, page.Runs, cancellation))
        {
            if (invocation.IsJson)
            {
                invocation.Terminal.Output.WriteLine(JsonSerializer.Serialize(run, RunningJson.Written.Line));
            }
            else
            {
                RunListView.WriteLine(invocation.Terminal.Console, run);
            }
        }

        return ExitCode.Done;
    }
}

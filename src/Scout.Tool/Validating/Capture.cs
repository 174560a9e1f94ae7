using System.CommandLine;
using System.CommandLine.Completions;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Revisions.Text;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;
using Scout.Validation.Capturing;

namespace Scout.Tool.Validating;

/// <summary><c>capture</c>: makes a case of a recorded run.</summary>
internal sealed class Capture : Verb
{
    private readonly Argument<string> _run = new("RUN") { HelpName = "RUN", Description = "The run's id, or a part that begins or ends only one." };
    private readonly Option<string?> _to = new("--to") { Description = "The suite that it is added to, in suites/. Default: the case is only printed.", HelpName = "SUITE" };
    private readonly Option<string?> _name = new("--name") { Description = "The case's name. Default: captured and the run's id.", HelpName = "NAME" };
    private readonly Option<string[]> _redact = new("--redact") { Description = "A place in the inputs whose value goes whole, wherever it stands: /customer/name. May be repeated.", HelpName = "POINTER", DefaultValueFactory = _ => [] };

    public Capture()
        : base(
            "capture",
            "Makes a case of a recorded run: its inputs, and what blocks with effects gave, without what is known by its form to be about somebody.",
            "dotnet scout capture 81d0c44a12",
            "dotnet scout capture 81d0c44a12 --to support-desk --name 'lost parcel' --redact /customer_name")
    {
        _run.CompletionSources.Add((CompletionContext context) => Completions.Runs(context));
        _to.CompletionSources.Add(Completions.Suites);
        Add(_run);
        Add(_to);
        Add(_name);
        Add(_redact);
    }

    public override IEnumerable<string> Problems(ParseResult parse)
    {
        foreach (var place in parse.GetValue(_redact)!.Where(place => !place.StartsWith('/')))
        {
            yield return $"--redact: '{place}' is no place in the inputs. Begin with a slash: /customer/name.";
        }

        if (parse.GetValue(_name) is { } name && string.IsNullOrWhiteSpace(name))
        {
            yield return "--name is empty. Say what is tried, or leave it out.";
        }
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var run = invocation.Runs.Read(invocation.Runs.Resolve(invocation.Get(_run)));
        var redaction = new Redaction(invocation.Get(_redact)!);
        var captured = CapturedCase.Of(run, invocation.Get(_name), redaction, Revision(invocation, run));
        if (redaction.Unmet.ToArray() is { Length: > 0 } unmet)
        {
            throw CaptureErrors.NothingAt(unmet);
        }

        var file = invocation.Get(_to) is { } suite ? new SuiteAppender(invocation.Store).Append(suite, captured, cancellation) : null;
        invocation.Answer(CaptureAnswer.Of(run.RunId, captured, file, redaction), ValidatingJson.Written, console =>
        {
            if (file is null)
            {
                invocation.Terminal.Output.Write(captured.Yaml("  "));
                return;
            }

            Line.Write(console, $"{Line.Of(file)} has one case more: [bold]{Line.Of(captured.Name)}[/]");
        });
        if (!invocation.IsJson)
        {
            invocation.Terminal.Error.WriteLine($"{Measures.Several(redaction.Count, "text was", "texts were")} taken out. Names of people have no form that gives them away: look at the case before it is committed, and name such places with --redact.");
        }

        return Task.FromResult(ExitCode.Done);
    }

    // One that is not kept any more does not say what it declares; its run can be captured all the same.
    private static RevisionDetails? Revision(Invocation invocation, RunSummary run)
    {
        try
        {
            return invocation.Store.Show(run.RevisionId, run.Workflow);
        }
        catch (ScoutException)
        {
            return null;
        }
    }
}

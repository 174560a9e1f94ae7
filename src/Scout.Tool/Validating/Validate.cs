using System.Collections.Immutable;
using System.CommandLine;
using Scout.Revisions.Project;
using Scout.Tool.CommandLine;
using Scout.Tool.Running;
using Scout.Validation.Reports;
using Scout.Validation.Suites;
using Scout.Validation.Trying;

namespace Scout.Tool.Validating;

/// <summary><c>validate</c>: runs the cases of suites, and says whether a revision does its job.</summary>
internal sealed class Validate : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();
    private readonly Option<string?> _environment = CommonArguments.Environment("--environment", "The environment whose revision is validated, with its settings. Default: development, which builds first.");
    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "A revision to validate instead, with development's settings: latest, an id, a name.");
    private readonly Option<string?> _suite = new("--suite") { Description = "Only this suite: the file's name in suites/, without its extension. Default: every suite of the workflow.", HelpName = "NAME" };
    private readonly Option<string[]> _case = new("--case") { Description = "Only this case; may be repeated. What is not the whole suite is no evidence.", HelpName = "NAME", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _tag = new("--tag") { Description = "Only cases with this tag; may be repeated.", HelpName = "TAG", DefaultValueFactory = _ => [] };
    private readonly Option<int?> _repeat = new("--repeat") { Description = "How often each case is run on each side, from 1 to 100. Default: as the suite says.", HelpName = "N" };
    private readonly Option<string?> _against = CommonArguments.RevisionOption("--against", "What it is compared with: an environment, a revision, or none. Default: the environment that comes next, where that runs another revision.");
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Asks models again for what they answered before. Of an environment they always are." };
    private readonly TrialOptions _trial = new();
    private readonly Option<string[]> _report = new("--report") { Description = "Writes a report too: junit, markdown or html; junit=FILE names its file. May be repeated.", HelpName = "REPORT", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _suitesFrom = new("--suites-from") { Description = "Takes suites and their inputs as a commit of git has them: a branch, a tag, an id. What is changed cannot change then what it is measured by.", HelpName = "REF" };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Validates what was built last." };
    private readonly Option<bool> _schema = new("--schema") { Description = "Prints the JSON Schema of suites, for editors, and runs nothing." };

    public Validate()
        : base(
            "validate",
            "Runs the cases of the workflow's suites, compares them with what runs now, and says whether the revision does its job.",
            "dotnet scout validate support-desk",
            "dotnet scout validate support-desk --environment staging --report junit=results.xml",
            "dotnet scout validate --case 'lost parcel' --repeat 20 --against none",
            "dotnet scout validate --suites-from origin/main --report markdown",
            "dotnet scout validate --schema > suites/suite.schema.json")
    {
        Add(_workflow);
        Add(_environment);
        Add(_revision);
        Add(_suite);
        Add(_case);
        Add(_tag);
        Add(_repeat);
        Add(_against);
        Add(_fresh);
        _trial.AddTo(this);
        Add(_report);
        Add(_suitesFrom);
        Add(_noBuild);
        Add(_schema);
        _report.CompletionSources.Add([.. Report.All.Select(report => report.Name)]);
        _suite.CompletionSources.Add(Completions.Suites);
    }

    public override IEnumerable<string> Problems(ParseResult parse)
    {
        foreach (var word in parse.GetValue(_report)!)
        {
            if (ReportFile.Of(word) is not { } report)
            {
                yield return ValidatingErrors.NoReport(word);
            }
            else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(report.File))))
            {
                // Before anything is run: what it finds may cost something.
                yield return ValidatingErrors.NoFolder(report.File);
            }
        }

        if (parse.GetValue(_repeat) is < 1 or > 100)
        {
            yield return "--repeat is a number from 1 to 100.";
        }

        foreach (var problem in _trial.Problems(parse))
        {
            yield return problem;
        }
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Get(_schema))
        {
            invocation.Terminal.Output.Write(SuiteSchema.Text);
            return ExitCode.Done;
        }

        var request = Request(invocation);
        var library = new SuiteLibrary(invocation.Get(_suitesFrom) is { } reference ? new CommittedSuites(invocation.Project.Root, reference) : new SuiteFolder(invocation.Project.Root));
        if (request.Suite is { } suite)
        {
            // A slip in its name is told before anything is built.
            library.Draft(suite);
        }

        await BuildAsync(invocation, request, cancellation);
        var plans = await new Planner(invocation.Store, library).PlanAsync(request, cancellation);
        var results = await RunAsync(invocation, request, plans, cancellation);
        var answer = ValidationAnswer.Of([.. results.Select(found => (found.Result, found.Evidence))]);
        invocation.Answer(answer, ValidatingJson.Written, console => ValidationView.Write(console, answer));
        // After the answer, and each whatever becomes of the others: what was found took time and money.
        var failures = invocation.Get(_report)!.Select(word => Failure(() => ReportFile.Of(word)!.Write(answer))).Concat(results.Select(found => found.NotRecorded)).OfType<ScoutException>().ToArray();
        if (failures is [var first, ..])
        {
            throw first;
        }

        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : answer.Verdict == Verdict.Passed ? ExitCode.Done : ExitCode.NotValid;
    }

    private ValidationRequest Request(Invocation invocation)
    {
        var (environment, revision) = (invocation.Get(_environment), invocation.Get(_revision));
        return environment is not null && revision is not null ? throw RunningErrors.EnvironmentAndRevision() : new()
        {
            Workflow = invocation.Get(_workflow),
            Environment = environment is null ? null : invocation.Project.Environment(environment).Name,
            Revision = revision,
            Suite = invocation.Get(_suite),
            Cases = [.. invocation.Get(_case)!],
            Tags = [.. invocation.Get(_tag)!],
            Repeat = invocation.Get(_repeat),
            Against = invocation.Get(_against),
            Answers = invocation.Runs.Answers(),
            IsFresh = invocation.Get(_fresh),
            Together = _trial.Together(invocation),
        };
    }

    private async Task BuildAsync(Invocation invocation, ValidationRequest request, CancellationToken cancellation)
    {
        if (request.Revision is null && request.Environment is null or EnvironmentDefinition.Development && !invocation.Get(_noBuild))
        {
            foreach (var project in DevelopmentBuild.ProjectsFor(invocation.Store, request.Workflow))
            {
                await DevelopmentBuild.RunAsync(project, invocation.Terminal, cancellation);
            }
        }
    }

    private async Task<ImmutableArray<Found>> RunAsync(Invocation invocation, ValidationRequest request, ImmutableArray<ValidationPlan> plans, CancellationToken cancellation)
    {
        var terminal = invocation.Terminal;
        await using var telemetry = ToolTelemetry.Start(terminal);
        await using var owner = TrialOptions.Owner(invocation);
        var validator = new Validator(owner, terminal.Time, _trial.MaxCost(invocation));
        var recorder = new EvidenceRecorder(invocation.Store, terminal.Time);
        var results = ImmutableArray.CreateBuilder<Found>();
        foreach (var plan in plans)
        {
            var result = await validator.ValidateAsync(plan, progress => terminal.ShowActivity(ValidationView.Progress(plan.Suite.Name, progress)), cancellation);
            result = result with { Moved = request.Environment is { } environment ? Moved(invocation, environment, plan) : null };
            results.Add(!cancellation.IsCancellationRequested ? Record(recorder, result, cancellation) : new(result));
        }

        telemetry.End();
        return results.ToImmutable();
    }

    private static ScoutException? Failure(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (ScoutException exception)
        {
            return exception;
        }
    }

    private static Found Record(EvidenceRecorder recorder, ValidationResult result, CancellationToken cancellation)
    {
        try
        {
            return new(result, recorder.Record(result, cancellation));
        }
        catch (ScoutException exception)
        {
            return new(result, NotRecorded: exception);
        }
    }

    // What was validated is what the environment pointed at when it began.
    private static string? Moved(Invocation invocation, string environment, ValidationPlan plan)
    {
        var now = invocation.Store.Resolve(environment, plan.Candidate.Workflow);
        return now.RevisionId == plan.Candidate.RevisionId && now.Promotion?.Id == plan.Candidate.PromotionId ? null
            : $"{environment} was moved to {Scout.Revisions.RevisionId.Short(now.RevisionId)} meanwhile: validate that";
    }

    private sealed record Found(ValidationResult Result, string? Evidence = null, ScoutException? NotRecorded = null);
}

using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Inputs;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary><c>run</c>: runs the revision that an environment points at, in a worker of its own.</summary>
internal sealed class Run : Verb
{
    private readonly Argument<string?> _workflow = CommonArguments.Workflow();

    private readonly Option<string?> _environment = CommonArguments.Environment("--environment", "The environment whose revision runs, with its settings. Default: development, which builds first.");

    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "A revision to run instead, with development's settings: an id, a name, production~1 ...");

    private readonly Option<string[]> _input = new("--input", "-i")
    {
        Description = "One input; may be repeated. Numbers, true and false, and JSON for lists and objects, as the input's type is. Wins over --inputs.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _inputs = new("--inputs") { Description = "A file with the inputs as one JSON object; - reads stdin.", HelpName = "FILE|-" };

    private readonly Option<bool> _watch = new("--watch") { Description = "Shows the blocks live as a tree, with inputs, outputs and times." };

    private readonly Option<string> _logLevel = new Option<string>("--log-level")
    {
        Description = "The least level of what code logs that is shown and kept: trace, debug, information, warning, error, critical or none.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "warning",
    }.AcceptOnlyFromAmong("trace", "debug", "information", "warning", "error", "critical", "none");

    private readonly Option<bool> _noWait = RunOptions.NoWait();

    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Runs what was built last." };

    public Run()
        : base(
            "run",
            "Runs the revision that an environment points at and prints its output. Development builds first.",
            "dotnet scout run --input user_message='Where is my order?'",
            "dotnet scout run support-desk --environment production --inputs order.json --format json",
            "dotnet scout run --revision production~1 --watch")
    {
        Add(_workflow);
        Add(_environment);
        Add(_revision);
        Add(_input);
        Add(_inputs);
        Add(_watch);
        Add(_logLevel);
        Add(_noWait);
        Add(_noBuild);
        _inputs.CompletionSources.Add(Completions.Files);
        _input.CompletionSources.Add((CompletionContext context) => Completions.Inputs(
            context,
            context.ParseResult.GetValue(_workflow),
            context.ParseResult.GetValue(_revision) ?? context.ParseResult.GetValue(_environment)).Select(name => new CompletionItem(name)));
    }

    public override async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var terminal = invocation.Terminal;
        var target = (await TargetAsync(invocation, cancellation)) with { LogLevel = Enum.Parse<LogSeverity>(invocation.Get(_logLevel)!, ignoreCase: true) };
        var schema = JsonElement.Parse(target.Revision.Bytes.Span).GetProperty("input");
        var inputs = await RunInputs.ReadAsync(invocation.Get(_input)!, invocation.Get(_inputs), terminal.Input, schema, cancellation);

        using var view = RunView.For(invocation.IsJson, invocation.Get(_watch), terminal, target);
        target = target with { IsWatched = view.IsLive };
        terminal.ShowActivity(null);
        var run = await RunProcess.RunAsync(invocation, owner => owner.StartAsync(target, inputs, cancellation), view, invocation.Get(_noWait), cancellation);
        view.Dispose();
        if (run.Refusals.IsEmpty)
        {
            return RunProcess.End(invocation, await run.End, view, cancellation);
        }

        var code = RunProcess.Refused(invocation, run);
        if (run.Refusals.Any(refusal => refusal.Code == RunError.InputsDoNotFit))
        {
            terminal.Error.WriteLine(InputErrors.HowToGive(schema));
        }

        return code;
    }

    private async Task<RunTarget> TargetAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (workflow, environment, revision) = (invocation.Get(_workflow), invocation.Get(_environment), invocation.Get(_revision));
        if (environment is not null && revision is not null)
        {
            throw RunningErrors.EnvironmentAndRevision();
        }

        if (revision is not null)
        {
            return await invocation.Store.RevisionTargetAsync(revision, workflow, cancellation);
        }

        environment ??= EnvironmentDefinition.Development;
        if (invocation.Project.Environment(environment).IsDevelopment && !invocation.Get(_noBuild))
        {
            foreach (var project in DevelopmentBuild.ProjectsFor(invocation.Store, workflow))
            {
                await DevelopmentBuild.RunAsync(project, invocation.Terminal, cancellation);
            }
        }

        return await invocation.Store.TargetAsync(workflow, environment, cancellation);
    }
}

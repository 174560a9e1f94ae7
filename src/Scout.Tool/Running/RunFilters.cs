using System.CommandLine;
using Scout.Environments.Runs;
using Scout.Revisions.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary>The options by which <c>runs</c> and <c>logs</c> choose runs.</summary>
internal sealed class RunFilters
{
    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("Only runs of this workflow.");

    private readonly Option<string?> _environment = CommonArguments.Environment("--environment", "Only runs in this environment.");

    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "Only runs of this revision.");

    private readonly Option<string?> _status = new Option<string?>("--status") { Description = "Only runs that are this far.", HelpName = "STATUS" }
        .AcceptOnlyFromAmong("running", "completed", "failed", "canceled", "interrupted");

    private readonly Option<string?> _since = new("--since") { Description = "Only runs that started since: 30m, 2h, 7d, 2026-11-01 or 2026-11-01T09:30Z.", HelpName = "T" };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(_workflow);
        verb.Add(_environment);
        verb.Add(_revision);
        verb.Add(_status);
        verb.Add(_since);
    }

    /// <summary>What they say.</summary>
    public RunFilter Of(Invocation invocation)
    {
        var (workflow, environment) = (invocation.Get(_workflow), invocation.Get(_environment));
        if (environment is not null)
        {
            environment = invocation.Project.Environment(environment).Name;
        }

        var revision = invocation.Get(_revision) is { } expression ? invocation.Store.Resolve(expression, workflow) : null;
        return new()
        {
            Workflow = revision?.Workflow ?? workflow,
            Environment = environment,
            RevisionId = revision?.RevisionId,
            Status = invocation.Get(_status) is { } status ? Enum.Parse<RunStatus>(status, ignoreCase: true) : null,
            Since = invocation.Get(_since) is { } since ? Moments.Parse(since, invocation.Terminal.Time.GetUtcNow()) : null,
        };
    }
}

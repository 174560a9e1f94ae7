using System.CommandLine;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Storage;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Running;

/// <summary>The options by which <c>runs</c> and <c>logs</c> choose runs.</summary>
internal sealed class RunFilters
{
    private static readonly string[] Triggers = [.. RunTrigger.Kinds];

    private readonly Option<string?> _workflow = CommonArguments.WorkflowOption("Only runs of this workflow.");

    private readonly Option<string?> _environment = CommonArguments.Environment("--environment", "Only runs in this environment.");

    private readonly Option<string?> _revision = CommonArguments.RevisionOption("--revision", "Only runs of this revision.");

    private readonly Option<string?> _status = new Option<string?>("--status") { Description = "Only runs that are this far.", HelpName = "STATUS" }
        .AcceptOnlyFromAmong("running", "waiting", "completed", "stopped", "failed", "canceled", "interrupted", "needs_decision", "budget_exceeded");

    private readonly Option<string?> _since = new("--since") { Description = "Only runs that started since: 30m, 2h, 7d, 2026-11-01 or 2026-11-01T09:30Z.", HelpName = "T" };

    private readonly Option<string?> _until = new("--until") { Description = "Only runs that started before; as --since.", HelpName = "T" };

    private readonly Option<string?> _trigger = new("--trigger") { Description = "Only runs that this asked for: tool, project, api, schedule, validation; or one key or schedule, as api:KEY, schedule:NAME.", HelpName = "TRIGGER" };

    private readonly Option<string?> _feedback = new Option<string?>("--feedback") { Description = "Only runs of which somebody thinks so.", HelpName = "FEEDBACK" }.AcceptOnlyFromAmong("any", "positive", "negative");

    private readonly Option<string?> _block = new("--block") { Description = "Only runs in which this block began: its id, or its path.", HelpName = "BLOCK" };

    private readonly Option<string?> _search = new("--search") { Description = "Only runs with this text in an input or output of theirs or of their blocks, or in their error; case does not matter.", HelpName = "TEXT" };

    /// <summary>Adds them to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="hasBlock">Whether the verb has a <c>--block</c> of its own.</param>
    public void AddTo(Verb verb, bool hasBlock = false)
    {
        verb.Add(_workflow);
        verb.Add(_environment);
        verb.Add(_revision);
        verb.Add(_status);
        verb.Add(_since);
        verb.Add(_until);
        verb.Add(_trigger);
        _trigger.CompletionSources.Add(Triggers);
        _trigger.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !Triggers.Contains(word.Split(':')[0]))
            {
                result.AddError($"--trigger: '{word}' asks for no runs. It is one of {string.Join(", ", Triggers)}, or one of their names, as schedule:nightly.{Suggestion.DidYouMean(word, Triggers)}");
            }
        });
        verb.Add(_feedback);
        verb.Add(_search);
        if (!hasBlock)
        {
            verb.Add(_block);
        }
    }

    /// <summary>What they say.</summary>
    public RunFilter Of(Invocation invocation)
    {
        var (workflow, environment) = (invocation.Get(_workflow), invocation.Get(_environment));
        if (environment is not null)
        {
            environment = invocation.Project.Environment(environment).Name;
        }

        // One that ran and is known no more still has its runs; any other is a slip.
        if (workflow is not null && !invocation.Store.Workflows().Contains(workflow) && invocation.Runs.List(new() { Workflow = workflow }, 1).Runs.IsEmpty)
        {
            workflow = invocation.Store.Workflow(workflow);
        }

        var revision = invocation.Get(_revision) is { } expression ? invocation.Store.Resolve(expression, workflow) : null;
        return new RunFilter
        {
            Workflow = revision?.Workflow ?? workflow,
            Environment = environment,
            RevisionId = revision?.RevisionId,
            Status = invocation.Get(_status) is { } status ? Enum.Parse<RunStatus>(status.Replace("_", "", StringComparison.Ordinal), ignoreCase: true) : null,
            Since = invocation.Get(_since) is { } since ? Moments.Parse(since, invocation.Terminal.Time.GetUtcNow()) : null,
            Until = invocation.Get(_until) is { } until ? Moments.Parse(until, invocation.Terminal.Time.GetUtcNow()) : null,
            Block = invocation.Get(_block),
            Feedback = invocation.Get(_feedback) is { } feedback ? Enum.Parse<FeedbackKind>(feedback, ignoreCase: true) : null,
            Search = invocation.Get(_search),
        }.TriggeredBy(invocation.Get(_trigger));
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Scout.Runs.Scheduling;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Serving;

/// <summary><c>schedules</c>: when runs start by themselves, and what became of that.</summary>
internal sealed class Schedules : Verb
{
    private readonly Option<string?> _environment = CommonArguments.Environment("--environment", "Only schedules of this environment.");

    public Schedules()
        : base(
            "schedules",
            "Lists the schedules of scout.json: when each starts a run next, and what became of its last time. A server starts them (dotnet scout serve).",
            "dotnet scout schedules",
            "dotnet scout schedules --environment production --format json") => Add(_environment);

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (project, now) = (invocation.Project, invocation.Terminal.Time.GetUtcNow());
        var environments = invocation.Get(_environment) is { } only ? [project.Environment(only)] : project.Environments;
        var schedules = invocation.Runs.ScheduleStatuses(environments, now);
        invocation.Answer(new SchedulesAnswer(schedules), ServingJson.Written, console => SchedulesView.Write(console, schedules));
        return Task.FromResult(ExitCode.Done);
    }
}

/// <summary>What <c>schedules --format json</c> writes.</summary>
/// <param name="Schedules">Every schedule, by environment, in the order of <c>scout.json</c>.</param>
internal sealed record SchedulesAnswer(ImmutableArray<ScheduleStatus> Schedules);

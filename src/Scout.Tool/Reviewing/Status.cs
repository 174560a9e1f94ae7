using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary><c>status</c>: the board.</summary>
internal sealed class Status : Verb
{
    public Status()
        : base("status", "The board: every workflow, the revision that each environment points at, and how far apart they are, and how the last runs went.", "dotnet scout status", "dotnet scout status --format json")
    {
    }

    public override Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var board = invocation.Store.Status(Health(invocation));
        invocation.Answer(new StatusAnswer(invocation.Project.Root, board), ReviewingJson.Written, console => new BoardView(console, invocation.Terminal.Time.GetUtcNow()).Write(board));
        return Task.FromResult(ExitCode.Done);
    }

    // What environments point at is known without the runs of this machine.
    private static IReadOnlyDictionary<(string Workflow, string Environment), RunHealth>? Health(Invocation invocation)
    {
        try
        {
            return invocation.Runs.Health();
        }
        catch (ScoutException exception)
        {
            invocation.Terminal.WriteWarning(exception.Code, exception.Message);
            return null;
        }
    }
}

/// <summary>What <c>status --format json</c> writes.</summary>
/// <param name="Project">The folder of <c>scout.json</c>, absolute.</param>
/// <param name="Workflows">Every workflow, sorted.</param>
internal sealed record StatusAnswer(string Project, ImmutableArray<WorkflowStatus> Workflows);

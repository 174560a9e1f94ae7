using Scout.Environments.Runs;
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
        var board = invocation.Store.Status();
        var health = RunHealth.Of(RunLogs.Of(invocation.Project));
        invocation.Answer(StatusAnswer.Of(invocation.Project, board, health), console => new BoardView(console, health, invocation.Terminal.Time.GetUtcNow()).Write(board));
        return Task.FromResult(ExitCode.Done);
    }
}

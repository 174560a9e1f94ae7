using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Project;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Reviewing;

/// <summary>The board: a block of lines for each workflow, a line for each environment.</summary>
internal sealed class BoardView(IAnsiConsole console, DateTimeOffset now)
{
    public void Write(IReadOnlyList<WorkflowStatus> board)
    {
        if (board.Count == 0)
        {
            console.WriteLine("There is no workflow yet. `dotnet build` of a project with the Scout.Build package records the workflows in it.");
            return;
        }

        // All in one, so that the columns of all workflows are in line.
        var rows = new PlainTable(console, flexible: 2);
        for (var i = 0; i < board.Count; i++)
        {
            if (i > 0)
            {
                rows.AddBlank();
            }

            rows.AddHeading(board[i].Workflow + (board[i].Gone ? "  gone: no project builds it any more" : ""));
            foreach (var environment in board[i].Environments.Where(environment => !board[i].Gone || environment.Environment != EnvironmentDefinition.Development))
            {
                rows.Add(Row(environment));
            }
        }

        rows.Write();
    }

    private Cell[] Row(EnvironmentStatus environment)
    {
        var name = new Cell($"  {environment.Environment}");
        var lately = Health(environment.Health);
        if (environment.RevisionId is null)
        {
            var why = environment.Environment == EnvironmentDefinition.Development ? "not built on this machine" : "nothing promoted yet";
            return [name, new("-", Styles.Dim), new(why, Styles.Dim), new(""), new(""), lately];
        }

        return
        [
            name,
            new(RevisionId.Short(environment.RevisionId), Styles.Id),
            new(environment.Name ?? ""),
            new(Distance(environment), environment.SettingsChanged || environment.Behind > 0 ? Styles.Attention : Styles.Dim),
            new(environment.Since is { } since ? Measures.Ago(since, now) : "", Styles.Dim),
            lately,
        ];
    }

    private static Cell Health(RunHealth? health) => health switch
    {
        null => new(""),
        { Failed: 0 } fine => new(Measures.Several(fine.Runs, "run", "runs"), Styles.Good),
        var lately => new($"{lately.Failed} of {lately.Runs} failed", Styles.Bad),
    };

    private static string Distance(EnvironmentStatus environment)
    {
        var behind = environment.Behind switch
        {
            null => "",
            0 => "latest",
            var count => $"{count} behind",
        };
        return environment.SettingsChanged ? $"{behind}, settings changed".TrimStart(',', ' ') : behind;
    }
}

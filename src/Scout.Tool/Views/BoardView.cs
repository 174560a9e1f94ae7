using Scout.Environments;
using Scout.Environments.Runs;
using Scout.Revisions;
using Spectre.Console;

namespace Scout.Tool.Views;

/// <summary>The board: a block of lines for each workflow, a line for each environment.</summary>
internal sealed class BoardView(IAnsiConsole console, IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> health, DateTimeOffset now)
{
    private const int Width = 6;

    public void Write(IReadOnlyList<WorkflowStatus> board)
    {
        if (board.Count == 0)
        {
            console.WriteLine("There is no workflow yet. `dotnet build` of a project with the Scout.Build package records the workflows in it.");
            return;
        }

        // One grid, so that the columns of all workflows are in line.
        var grid = Columns.Grid(Width);
        for (var i = 0; i < board.Count; i++)
        {
            if (i > 0)
            {
                grid.AddEmptyRow();
            }

            grid.AddRow(new Text(Words.OneLine(board[i].Workflow), new(decoration: Decoration.Bold)));
            foreach (var environment in board[i].Environments)
            {
                grid.AddRow(Row(board[i].Workflow, environment));
            }
        }

        console.Write(grid);
    }

    private Text[] Row(string workflow, EnvironmentStatus environment)
    {
        var name = new Text($"  {environment.Environment}");
        if (environment.Revision is null)
        {
            var why = environment.Environment == EnvironmentDefinition.Development ? "not built on this machine" : "nothing promoted yet";
            return [name, Columns.Dim("-"), Columns.Dim(why), Text.Empty, Text.Empty, Health(workflow, environment)];
        }

        return
        [
            name,
            new(RevisionId.Short(environment.Revision), Columns.IdStyle),
            Columns.Line(environment.Name ?? ""),
            new(Distance(environment), environment.SettingsChanged || environment.Behind > 0 ? Columns.AttentionStyle : Columns.DimStyle),
            Columns.Dim(environment.Since is { } since ? Words.Ago(since, now) : ""),
            Health(workflow, environment),
        ];
    }

    private Text Health(string workflow, EnvironmentStatus environment) => health.GetValueOrDefault((workflow, environment.Environment)) switch
    {
        null => Text.Empty,
        { Failed: 0 } fine => Columns.Line(Words.Several(fine.Runs, "run", "runs"), Columns.GoodStyle),
        var lately => Columns.Line($"{lately.Failed} of {Words.Several(lately.Runs, "run", "runs")} failed", Columns.BadStyle),
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

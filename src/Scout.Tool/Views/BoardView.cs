using Scout.Environments;
using Scout.Revisions;
using Spectre.Console;

namespace Scout.Tool.Views;

internal static class BoardView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<WorkflowStatus> board, DateTimeOffset now)
    {
        if (board.Count == 0)
        {
            console.WriteLine("There is no workflow yet. `dotnet build` of a project with the Scout.Build package records the workflows in it.");
            return;
        }

        foreach (var workflow in board)
        {
            console.Write(new Text(Words.Safe(workflow.Workflow), new(decoration: Decoration.Bold)));
            console.WriteLine();
            var grid = Columns.Grid(5);
            foreach (var environment in workflow.Environments)
            {
                grid.AddRow(Row(environment, now));
            }

            console.Write(grid);
        }
    }

    private static Text[] Row(EnvironmentStatus environment, DateTimeOffset now)
    {
        var name = new Text($"  {environment.Environment}");
        if (environment.Revision is null)
        {
            return [name, Columns.Dim("-"), Columns.Dim(EnvironmentDefinition.Development == environment.Environment ? "not built on this machine" : "nothing promoted"), Text.Empty, Text.Empty];
        }

        return
        [
            name,
            new(RevisionId.Short(environment.Revision), Columns.IdStyle),
            Columns.Line(environment.Name ?? ""),
            new(Distance(environment), environment.SettingsChanged || environment.Behind > 0 ? Columns.AttentionStyle : Columns.DimStyle),
            Columns.Dim(environment.Since is { } since ? Words.Ago(since, now) : ""),
        ];
    }

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

using Scout.Environments;
using Spectre.Console;

namespace Scout.Tool.Views;

internal static class GcView
{
    public static void Write(IAnsiConsole console, GcReport report)
    {
        if (report.Items.IsEmpty)
        {
            console.WriteLine("Everything in the store is needed.");
            return;
        }

        var grid = Columns.Grid(3);
        foreach (var item in report.Items)
        {
            grid.AddRow(new Text(Words.Size(item.Bytes)).RightJustified(), Columns.Line(item.Path), Columns.Dim(item.Why));
        }

        console.Write(grid);
        var all = $"{Words.Several(report.Items.Length, "item", "items")}, {Words.Size(report.Items.Sum(item => item.Bytes))}";
        console.WriteLine(report.Applied ? $"Removed {all}." : $"{all} that nothing refers to. `dotnet scout gc --apply` removes it.");
    }
}

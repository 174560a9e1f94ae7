using Scout.Environments.Garbage;
using Scout.Revisions.Text;
using Scout.Tool.Output;
using Spectre.Console;

namespace Scout.Tool.Upkeep;

internal static class GcView
{
    public static void Write(IAnsiConsole console, GcReport report)
    {
        if (report.Items.IsEmpty)
        {
            console.WriteLine("Everything in the store is needed.");
            return;
        }

        var rows = new PlainTable(console, flexible: 2);
        foreach (var item in report.Items)
        {
            rows.Add(new(Measures.Size(item.Bytes), IsRight: true), new(item.Path), new(item.Why, Styles.Dim));
        }

        rows.Write();
        var all = $"{Measures.Several(report.Items.Length, "item", "items")}, {Measures.Size(report.Items.Sum(item => item.Bytes))}";
        console.WriteLine(report.Applied ? $"Removed {all}." : $"{all} that nothing refers to. `dotnet scout gc --apply` removes it.");
    }
}

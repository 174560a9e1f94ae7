using Scout.Environments.Projects;
using Spectre.Console;

namespace Scout.Tool.Upkeep;

internal static class InitView
{
    public static void Write(IAnsiConsole console, InitOutcome outcome)
    {
        if (outcome.Written.IsEmpty)
        {
            console.WriteLine("Everything is there already; nothing was written.");
            return;
        }

        foreach (var file in outcome.Written)
        {
            console.WriteLine($"wrote {Path.GetRelativePath(outcome.Project.Root, file)}");
        }

        console.WriteLine();
        console.WriteLine("Next: `dotnet build` records a revision of each workflow, `dotnet scout status` shows where they stand.");
    }
}

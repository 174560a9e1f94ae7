using Scout.Environments.Bundles;
using Scout.Revisions;
using Scout.Revisions.Text;
using Spectre.Console;

namespace Scout.Tool.Upkeep;

internal static class BundleView
{
    public static void Write(IAnsiConsole console, PublishOutcome outcome)
    {
        var bundle = $"{RevisionId.Display(outcome.Workflow, outcome.RevisionId)}  bundle {Short(outcome.Bundle)}";
        console.WriteLine(outcome.Written
            ? $"{bundle}  {Measures.Several(outcome.Files, "file", "files")}, {Measures.Size(outcome.StoredBytes)} in the store"
            : $"{bundle}  published already; nothing was written");
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<RestoredBundle> bundles)
    {
        if (bundles.Count == 0)
        {
            console.WriteLine("No environment points at a bundle yet; there is nothing to restore.");
        }

        foreach (var bundle in bundles)
        {
            console.WriteLine($"bundle {Short(bundle.Bundle)}  restored, every hash checked");
        }
    }

    private static string Short(string digest) => digest[..Math.Min(10, digest.Length)];
}

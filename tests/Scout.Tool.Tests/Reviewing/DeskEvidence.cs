using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Evidence;
using Scout.Environments.Projects;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>Results of validations of a desk's revision in staging, without running it.</summary>
internal static class DeskEvidence
{
    /// <summary>The suite that they are by.</summary>
    public static void WriteSuite(Desk desk)
    {
        Directory.CreateDirectory(desk.Folder.File("suites"));
        File.WriteAllText(desk.Folder.File("suites/desk.yaml"), "workflow: support-desk\n");
    }

    public static ValidationEvidence Record(Desk desk, string revision, DateTimeOffset time, EvidenceVerdict verdict, EvidenceComparison? comparison = null, string name = "lost parcel", string model = "gpt-4-0613")
    {
        var store = Store.Open(ScoutProject.Find(desk.Folder.Path));
        var staged = store.Resolve("staging", "support-desk").Promotion!;
        return store.Record(
            new()
            {
                Workflow = "support-desk",
                Revision = revision,
                Bundle = staged.Bundle,
                Environment = "staging",
                Settings = store.UsedSettings("support-desk", revision, staged.Settings),
                Suite = "desk",
                SuiteFiles = store.SuiteFiles(["suites/desk.yaml"], []),
                Verdict = verdict,
                Cases = [new(name, verdict, verdict == EvidenceVerdict.Passed ? 5 : 0, 5)],
                Models = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal).Add("smart", [model]),
                Comparison = comparison,
                Runs = 5,
                Cost = 0.25m,
                Time = time,
                By = new("Ada"),
            },
            TestContext.Current.CancellationToken);
    }
}

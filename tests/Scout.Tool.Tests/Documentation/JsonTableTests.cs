using System.Text.RegularExpressions;
using Scout.Environments.Answers;
using Scout.Environments.Bundles;
using Scout.Environments.Checks;
using Scout.Environments.Diff;
using Scout.Environments.Garbage;
using Scout.Environments.Git;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Queries;
using Scout.Runs.Scheduling;
using Scout.Runs.Storage;
using Scout.Tool.Reviewing;
using Scout.Tool.Running;
using Scout.Tool.Serving;
using Scout.Tool.Upkeep;
using Scout.Tool.Validating;
using Scout.Validation.Replaying;
using Scout.Validation.Reports;

namespace Scout.Tool.Tests.Documentation;

public sealed partial class JsonTableTests
{
    private static readonly Dictionary<string, Type> Documents = new(StringComparer.Ordinal)
    {
        ["init"] = typeof(InitAnswer),
        ["status"] = typeof(StatusAnswer),
        ["run"] = typeof(RunAnswer),
        ["runs"] = typeof(RunPage),
        ["logs"] = typeof(LogAnswer),
        ["history"] = typeof(HistoryAnswer),
        ["name"] = typeof(HistoryEntry),
        ["show"] = typeof(ShowAnswer),
        ["diff"] = typeof(DiffAnswer),
        ["promote"] = typeof(MoveAnswer),
        ["promote --all"] = typeof(MovesAnswer),
        ["rollback"] = typeof(MoveAnswer),
        ["resolve"] = typeof(ResolveAnswer),
        ["publish"] = typeof(PublishOutcome),
        ["restore"] = typeof(RestoreAnswer),
        ["check"] = typeof(CheckReport),
        ["gc"] = typeof(GcReport),
        ["resume"] = typeof(RunAnswer),
        ["resume --due"] = typeof(RunPage),
        ["rerun"] = typeof(RunAnswer),
        ["signal"] = typeof(RunAnswer),
        ["approve"] = typeof(RunAnswer),
        ["logs --compare"] = typeof(RunComparison),
        ["cancel"] = typeof(RunEntry),
        ["validate"] = typeof(ValidationAnswer),
        ["capture"] = typeof(CaptureAnswer),
        ["replay"] = typeof(ReplayResult),
        ["usage"] = typeof(UsageAnswer),
        ["keys"] = typeof(KeysAnswer),
        ["keys add"] = typeof(IssuedKey),
        ["keys rotate"] = typeof(IssuedKey),
        ["schedules"] = typeof(SchedulesAnswer),
        ["console"] = typeof(ConsoleAnswer),
    };

    private static readonly Dictionary<Type, string> Parts = new()
    {
        [typeof(BlockSummary)] = "BLOCK",
        [typeof(BlockWait)] = "WAIT",
        [typeof(RunEntry)] = "RUN",
        [typeof(SuiteAnswer)] = "SUITE",
        [typeof(CaseAnswer)] = "CASE",
        [typeof(TryAnswer)] = "TRY",
        [typeof(ComparisonAnswer)] = "COMPARISON",
        [typeof(PlaceWait)] = "QUEUED",
        [typeof(ModelUsage)] = "USED",
        [typeof(ModelSettings)] = "MODEL",
        [typeof(ComparedSide)] = "SIDE",
        [typeof(RunError)] = "ERROR",
        [typeof(LogLine)] = "LOG",
        [typeof(ApiKey)] = "KEY",
        [typeof(ScheduleStatus)] = "SCHEDULE",
        [typeof(RunFeedback)] = "FEEDBACK",
        [typeof(Author)] = "WHO",
        [typeof(EvidenceAnswer)] = "EVIDENCE",
        [typeof(RevisionReference)] = "REVISION",
        [typeof(HistoryEntry)] = "ENTRY",
        [typeof(HistoryEvent)] = "EVENT",
        [typeof(MoveAnswer)] = "MOVE",
        [typeof(DiffAnswer)] = "DIFF",
        [typeof(DiffEntry)] = "CHANGE",
        [typeof(SettingChange)] = "SETTING",
        [typeof(CodeAnswer)] = "VALUE",
        [typeof(SourceAnswer)] = "SOURCE",
        [typeof(TextLine)] = "LINE",
    };

    [Fact]
    public void Every_command_that_answers_once_has_a_document()
    {
        var documented = ToolPage.Rows("JSON").SelectMany(row => ToolPage.Codes(row[0])).ToList();

        Assert.Equal(Documents.Keys.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        Assert.Equal(
            Verbs.Create().Select(verb => verb.Name).Except(["completion", "serve"]).Order(StringComparer.Ordinal),
            documented.Select(command => command.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_document_has_exactly_the_members_that_are_written()
    {
        var outline = new JsonOutline(Parts);
        foreach (var row in ToolPage.Rows("JSON"))
        {
            foreach (var command in ToolPage.Codes(row[0]))
            {
                Assert.Equal($"{command}: {outline.Of(Documents[command])}", $"{command}: {Documented(row)}");
            }
        }
    }

    [Fact]
    public void A_part_has_exactly_the_members_that_are_written()
    {
        var outline = new JsonOutline(Parts);
        var expected = Parts.Select(part => $"{part.Value}: {outline.MembersOf(part.Key)}").Order(StringComparer.Ordinal);
        var documented = ToolPage.Rows("Parts of the documents").Select(row => $"{ToolPage.Codes(row[0]).Single()}: {Documented(row)}");

        Assert.Equal(expected, documented.Order(StringComparer.Ordinal));
    }

    // What an array or a map holds may be given a word, for the reader: [path], {id:text}.
    private static string Documented(string[] row) => Word.Replace(ToolPage.Codes(row[1]).First(), "");

    [GeneratedRegex(@"(?<=[\[{:])[a-z ]+(?=[\]:}])")]
    private static partial Regex Word { get; }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Validation.Suites;

namespace Scout.Validation.Judging;

/// <summary>Whose code checks, and the methods that a suite names.</summary>
/// <param name="Target">The revision whose bundle has them: both sides of a comparison are measured by the same code.</param>
/// <param name="Methods">The methods, as the suite names them.</param>
internal sealed record CodeChecks(RunTarget Target, ImmutableDictionary<string, CheckMethod> Methods);

/// <summary>Lets a method of the project judge a value of a run: in a worker, as a block of code runs.</summary>
/// <param name="runs">Runs the block.</param>
/// <param name="methods">The methods, as the suite names them.</param>
internal sealed class CodeJudge(OneBlockRun runs, ImmutableDictionary<string, CheckMethod> methods)
{
    private const string Block = "check";

    private static readonly JsonElement Verdict = JsonElement.Parse("""{"type":"object","properties":{"kind":{"type":"string","enum":["passed","failed","inconclusive"]},"why":{"type":["string","null"]}},"required":["kind"]}""");

    /// <summary>Judges a value.</summary>
    /// <param name="expected">By what.</param>
    /// <param name="value">The value.</param>
    /// <param name="run">The run that it is of.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Judgement> JudgeAsync(Expectation.Code expected, JsonElement value, RunSummary run, CancellationToken cancellation)
    {
        var inputs = PlainJson.Object(("value", value), ("facts", Facts(run)));
        var (end, refusals) = await runs.RunAsync(Block, Calling(methods[expected.Method]), inputs, cancellation).ConfigureAwait(false);
        if (end?.Output is not { } verdict)
        {
            return Silent($"{expected.Method} could not check: {(end is null ? string.Join(" ", refusals.Select(refusal => refusal.Message)) : end.Error?.Message ?? "it was stopped.")}");
        }

        var why = verdict.TryGetProperty("why", out var said) ? said.GetString() : null;
        return verdict.GetProperty("kind").GetString() switch
        {
            "passed" => new(null, true, ModelUsage.None, null),
            "failed" => new($"{expected.Method} of {expected.Of}: {why}", true, ModelUsage.None, null),
            _ => Silent($"{expected.Method} cannot say: {why}"),
        };
    }

    private static Judgement Silent(string why) => new(why, false, ModelUsage.None, null);

    private static JsonElement Calling(CheckMethod method) => PlainJson.Object(
        ("type", PlainJson.Of("code")),
        ("needs", JsonElement.Parse("""["inputs"]""")),
        ("config", PlainJson.Object(
            ("method", PlainJson.Of(method.Id)),
            // Not compared: the method is no block's.
            ("fingerprint", PlainJson.Of($"sha256:{new string('0', 64)}")),
            ("arguments", PlainJson.List(method.Given.Select(given => PlainJson.Of(given == CheckArgument.Facts ? "inputs.facts" : "inputs.value")))))),
        ("output", Verdict),
        ("timeout_ms", PlainJson.Of(60_000)));

    // As Scout.Checking.RunFacts has it, whichever version of it the bundle has.
    private static JsonElement Facts(RunSummary run) => PlainJson.Object(
        ("run_id", PlainJson.Of(run.RunId)),
        ("workflow", PlainJson.Of(run.Workflow)),
        ("revision_id", PlainJson.Of(run.RevisionId)),
        ("environment", PlainJson.Of(run.Environment)),
        ("inputs", run.Inputs),
        ("elapsed", Duration(run.ElapsedMs ?? 0)),
        ("cost", run.Used.UnpricedRequests == 0 ? PlainJson.Of(run.Used.Cost ?? 0) : null),
        ("blocks", PlainJson.List(run.Order.Select(path => Facts(path, run.Blocks[path])))));

    private static JsonElement Facts(string path, BlockSummary block) => PlainJson.Object(
        ("path", PlainJson.Of(path)),
        ("type", PlainJson.Of(block.Type)),
        ("attempts", PlainJson.Of(block.Attempts)),
        ("elapsed", block.ElapsedMs is { } elapsed ? Duration(elapsed) : null),
        ("failure", (block.Replaces ?? block.Error) is { } error ? PlainJson.Of(error.Message) : null),
        ("json", block.Output));

    private static JsonElement Duration(double milliseconds) => PlainJson.Of(XmlConvert.ToString(TimeSpan.FromMilliseconds(milliseconds)));
}

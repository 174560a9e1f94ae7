using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Diff;

/// <summary>What a difference in a block means. A type or a setting that this version does not know is risky.</summary>
internal static class BlockRules
{
    public static IEnumerable<Impact> Added(FlatBlock block)
    {
        yield return block.Kind?.Effect switch
        {
            BlockEffect.None => Behaviour(DiffLevel.Safe, "block-added", "no side effect"),
            BlockEffect.Routes => Behaviour(DiffLevel.Safe, "block-added", "only routes"),
            BlockEffect.Model => Behaviour(DiffLevel.Risky, "model-call-added", "new model call"),
            BlockEffect.Request => Behaviour(DiffLevel.Risky, "request-added", $"new request to {RequestHost.Of(block) ?? "an unknown host"}"),
            BlockEffect.Code => Behaviour(DiffLevel.Risky, "code-added", "new code"),
            BlockEffect.Call => Behaviour(DiffLevel.Risky, "call-added", "runs another workflow"),
            BlockEffect.Ends => Behaviour(DiffLevel.Risky, "stop-added", "may end the run early"),
            BlockEffect.Waits => Behaviour(DiffLevel.Risky, "wait-added", "waits for a time, an event or a person"),
            _ => Behaviour(DiffLevel.Risky, "unknown-block", "unknown block type"),
        };
    }

    public static IEnumerable<Impact> Removed(FlatBlock block)
    {
        yield return block.Kind is { Effect: BlockEffect.None or BlockEffect.Routes }
            ? Behaviour(DiffLevel.Safe, "block-removed", "no side effect")
            : Behaviour(DiffLevel.Risky, "block-removed", "does not run any more");
        yield return Runs("recorded-block-removed", "recorded runs have it");
    }

    public static IEnumerable<Impact> Moved()
    {
        yield return Behaviour(DiffLevel.Risky, "block-moved", "runs on another path");
        yield return Runs("recorded-block-moved", "recorded runs have it elsewhere");
    }

    public static Impact Renamed() => new(DiffAxis.Runs, DiffLevel.Safe, "block-renamed", "same block, new id");

    /// <summary>Judges one setting that differs.</summary>
    public static IEnumerable<Impact> Changed(FlatBlock before, FlatBlock after, string setting, JsonElement? old, JsonElement? now, StepMeter steps)
    {
        if (after.Kind is not { } kind)
        {
            yield return Behaviour(DiffLevel.Risky, "unknown-block", "unknown block type");
            yield break;
        }

        switch (setting)
        {
            case "type":
                yield return Behaviour(DiffLevel.Risky, "type-changed", "another kind of block");
                yield return Runs("recorded-block-changed", "recorded outputs are another block's");
                break;
            case "retry":
                yield return Attempts(now) >= Attempts(old)
                    ? Behaviour(DiffLevel.Safe, "retry-raised", "tries as often or more")
                    : Behaviour(DiffLevel.Risky, "retry-lowered", "gives up earlier");
                break;
            case "timeout":
                yield return Milliseconds(now) >= Milliseconds(old)
                    ? Behaviour(DiffLevel.Safe, "timeout-raised", "waits as long or longer")
                    : Behaviour(DiffLevel.Risky, "timeout-lowered", "may time out");
                break;
            case "output":
                foreach (var impact in Output(after, old, now, steps))
                {
                    yield return impact;
                }

                break;
            case var headline when kind.Effect == BlockEffect.Request && headline == kind.Headline && (RequestHost.Of(before), RequestHost.Of(after)) is var (a, b) && a != b:
                yield return Behaviour(DiffLevel.Risky, "host-changed", $"another host: {a ?? "none"} -> {b ?? "none"}");
                break;
            default:
                yield return Setting(kind, setting);
                break;
        }
    }

    private static Impact Setting(BlockKind kind, string setting) => (kind.Setting(setting)?.Role, setting) switch
    {
        (_, "needs") => Behaviour(DiffLevel.Risky, "order-changed", "other order"),
        (_, "on_error" or "fallback" or "fallback.result") => Behaviour(DiffLevel.Risky, "error-path-changed", "other answer to errors"),
        (SettingRole.Tools, _) => Behaviour(DiffLevel.Risky, "model-tools-changed", "tools of the model"),
        (SettingRole.Model, _) => Behaviour(DiffLevel.Risky, "model-behaviour-changed", "model behaviour"),
        (SettingRole.Request, _) => Behaviour(DiffLevel.Risky, "request-changed", "other request"),
        (SettingRole.Answer, _) => Behaviour(DiffLevel.Risky, "answer-changed", "takes the answer otherwise"),
        (SettingRole.Text, _) => Behaviour(DiffLevel.Risky, "text-changed", "other text"),
        (SettingRole.Code, _) => Behaviour(DiffLevel.Risky, "code-changed", "other code"),
        (SettingRole.Arguments, _) => Behaviour(DiffLevel.Risky, "arguments-changed", "other arguments"),
        (SettingRole.Workflow, _) => Behaviour(DiffLevel.Risky, "call-changed", "another workflow"),
        (SettingRole.Condition, _) => Behaviour(DiffLevel.Risky, "condition-changed", "other path"),
        (SettingRole.Items, _) => Behaviour(DiffLevel.Risky, "items-changed", "other items"),
        (SettingRole.Result, _) => Behaviour(DiffLevel.Risky, "result-changed", "other result"),
        (SettingRole.Bound, _) => Behaviour(DiffLevel.Risky, "bound-changed", "ends earlier, later or otherwise"),
        (SettingRole.Wait, _) => Behaviour(DiffLevel.Risky, "wait-changed", "waits for something else, or somebody else"),
        (SettingRole.Load, _) => Behaviour(DiffLevel.Safe, "concurrency-changed", "same results, other load"),
        _ when setting.StartsWith("cases.", StringComparison.Ordinal) && !setting.EndsWith(".result", StringComparison.Ordinal) =>
            Behaviour(DiffLevel.Risky, "path-changed", "other paths"),
        _ when setting.EndsWith(".result", StringComparison.Ordinal) => Behaviour(DiffLevel.Risky, "result-changed", "other result"),
        _ => Behaviour(DiffLevel.Risky, "unknown-setting", "unknown setting"),
    };

    private static IEnumerable<Impact> Output(FlatBlock block, JsonElement? old, JsonElement? now, StepMeter steps)
    {
        var findings = SchemaComparison.Of(old, now, SchemaRole.Output, steps);
        var heaviest = findings.Count == 0 ? DiffLevel.Risky : findings.Max(f => f.Level);

        // A model reads its output's schema, descriptions included.
        yield return block.Kind is { Effect: BlockEffect.Model } || heaviest > DiffLevel.Safe
            ? Behaviour(DiffLevel.Risky, "shape-changed", "other output shape")
            : Behaviour(DiffLevel.Safe, "shape-extended", "output extended");
        if (heaviest > DiffLevel.Safe)
        {
            yield return Runs("recorded-shape-changed", "recorded outputs have another shape");
        }
    }

    private static double Attempts(JsonElement? retry) =>
        retry?.Member("attempts") is { ValueKind: JsonValueKind.Number } attempts ? attempts.GetDouble() : 1;

    private static double Milliseconds(JsonElement? timeout) =>
        timeout is { ValueKind: JsonValueKind.Number } limit ? limit.GetDouble() : double.PositiveInfinity;

    private static Impact Behaviour(DiffLevel level, string rule, string reason) => new(DiffAxis.Behaviour, level, rule, reason);

    private static Impact Runs(string rule, string reason) => new(DiffAxis.Runs, DiffLevel.Risky, rule, reason);
}

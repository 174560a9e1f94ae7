using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>What a difference in a block means. A type or a setting that this version does not know is risky.</summary>
internal static class BlockRules
{
    public static bool IsKnown(string type) =>
        type is "text" or "llm" or "code" or "if" or "switch" or "when" or "foreach" or "reduce" or "call";

    public static IEnumerable<Impact> Added(FlatBlock block)
    {
        yield return block.Type switch
        {
            "text" => Behaviour(DiffLevel.Safe, "block-added", "no side effect"),
            "if" or "switch" or "when" or "foreach" or "reduce" => Behaviour(DiffLevel.Safe, "block-added", "only routes"),
            "llm" => Behaviour(DiffLevel.Risky, "model-call-added", "new model call"),
            "code" => Behaviour(DiffLevel.Risky, "code-added", "new code"),
            "call" => Behaviour(DiffLevel.Risky, "call-added", "runs another workflow"),
            _ => Behaviour(DiffLevel.Risky, "unknown-block", "unknown block type"),
        };
    }

    public static IEnumerable<Impact> Removed(FlatBlock block)
    {
        yield return block.Type is "text" or "if" or "switch" or "when" or "foreach" or "reduce"
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
        if (!IsKnown(after.Type))
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
            case "concurrency":
                yield return Behaviour(DiffLevel.Safe, "concurrency-changed", "same results, other load");
                break;
            case "output":
                foreach (var impact in Output(after, old, now, steps))
                {
                    yield return impact;
                }

                break;
            default:
                yield return Setting(after.Type, setting);
                break;
        }
    }

    private static Impact Setting(string type, string setting) => (type, setting) switch
    {
        (_, "needs") => Behaviour(DiffLevel.Risky, "order-changed", "other order"),
        (_, "on_error" or "fallback") or (_, "fallback.result") => Behaviour(DiffLevel.Risky, "error-path-changed", "other answer to errors"),
        ("llm", "tools") => Behaviour(DiffLevel.Risky, "model-tools-changed", "tools of the model"),
        ("llm", "prompt" or "system" or "messages" or "model" or "temperature" or "max_tokens" or "reasoning_effort" or "structured") =>
            Behaviour(DiffLevel.Risky, "model-behaviour-changed", "model behaviour"),
        ("text", "template") => Behaviour(DiffLevel.Risky, "text-changed", "other text"),
        ("code", "method" or "fingerprint") => Behaviour(DiffLevel.Risky, "code-changed", "other code"),
        ("code", "arguments") or ("call", "inputs") => Behaviour(DiffLevel.Risky, "arguments-changed", "other arguments"),
        ("call", "workflow") => Behaviour(DiffLevel.Risky, "call-changed", "another workflow"),
        ("if" or "when", "condition") or ("switch", "value") => Behaviour(DiffLevel.Risky, "condition-changed", "other path"),
        ("foreach" or "reduce", "items" or "seed") => Behaviour(DiffLevel.Risky, "items-changed", "other items"),
        ("switch", _) when setting.StartsWith("cases.", StringComparison.Ordinal) && !setting.EndsWith(".result", StringComparison.Ordinal) =>
            Behaviour(DiffLevel.Risky, "path-changed", "other paths"),
        _ when setting.EndsWith(".result", StringComparison.Ordinal) => Behaviour(DiffLevel.Risky, "result-changed", "other result"),
        _ => Behaviour(DiffLevel.Risky, "unknown-setting", "unknown setting"),
    };

    private static IEnumerable<Impact> Output(FlatBlock block, JsonElement? old, JsonElement? now, StepMeter steps)
    {
        var findings = SchemaComparison.Of(old, now, SchemaRole.Output, steps);
        var heaviest = findings.Count == 0 ? DiffLevel.Risky : findings.Max(f => f.Level);

        // A model reads its output's schema, descriptions included.
        yield return block.Type == "llm" || heaviest > DiffLevel.Safe
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

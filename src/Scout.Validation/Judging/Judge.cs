using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Scout.Revisions.Runs;
using Scout.Validation.Suites;

namespace Scout.Validation.Judging;

/// <summary>What a judge found.</summary>
/// <param name="Problem">What is not as expected, or why that cannot be said; none: it is.</param>
/// <param name="IsJudged">Whether the judge said anything.</param>
/// <param name="Used">What it used.</param>
/// <param name="Model">How the model calls itself; none: none answered.</param>
internal sealed record Judgement(string? Problem, bool IsJudged, ModelUsage Used, string? Model);

/// <summary>Lets a model of the environment judge a value of a run.</summary>
/// <param name="runs">Runs what asks it.</param>
internal sealed class Judge(OneBlockRun runs)
{
    /// <summary>Judges a value.</summary>
    /// <param name="expected">By what.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Judgement> JudgeAsync(Expectation.Judge expected, JsonElement value, CancellationToken cancellation)
    {
        using var client = new RunChatClient(runs, expected.Model);
        var answer = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var result = await new RubricEvaluator(expected.AtLeast).EvaluateAsync(
            [], new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)), new ChatConfiguration(client), [new RubricContext(expected.Rubric)], cancellation).ConfigureAwait(false);
        var metric = result.Get<NumericMetric>(RubricEvaluator.Metric);
        return metric.Interpretation is { } read
            ? new(read.Failed ? $"the judge gives {expected.Of} {metric.Value} of {RubricEvaluator.Highest}, not {expected.AtLeast}: {metric.Reason}" : null, true, client.Used, client.Model)
            : new(string.Join(" ", metric.Diagnostics?.Select(diagnostic => diagnostic.Message) ?? ["the judge said nothing"]), false, client.Used, client.Model);
    }
}

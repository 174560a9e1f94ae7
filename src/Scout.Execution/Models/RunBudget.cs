using System.Globalization;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>What a run may use, and what it has used of models so far, whoever asked them. Safe for many threads.</summary>
/// <param name="runId">The run's id.</param>
/// <param name="environment">The run's environment.</param>
/// <param name="limits">What it may use; none: as much as it wants.</param>
/// <param name="before">What it used before, in earlier workers.</param>
internal sealed class RunBudget(string runId, string environment, RunLimits? limits, ModelUsage before)
{
    private readonly Lock _lock = new();

    private decimal _cost = before.Cost ?? 0;
    private long _tokens = before.InputTokens + before.OutputTokens;

    // Never disposed: work that was left behind may still look at it, and without a timer a source holds nothing.
    private CancellationTokenSource Source { get; } = new();

    /// <summary>How long the run may work in all; none: for ever.</summary>
    public TimeSpan? Time => limits?.Time;

    /// <summary>Whether it is only kept where models say what they use.</summary>
    public bool NeedsCounts => limits is { Cost: not null } or { Tokens: not null };

    /// <summary>Canceled once it is used up: then nobody needs to wait for a place at a model any more.</summary>
    public CancellationToken Spent => Source.Token;

    /// <summary>Adds what a request used.</summary>
    public void Add(long tokens, decimal cost)
    {
        lock (_lock)
        {
            _tokens += tokens;
            _cost += cost;
        }

        if (Reached() is not null)
        {
            _ = FullPool.CancelAsync(Source);
        }
    }

    /// <summary>Why no model is asked any more; none where the run may go on.</summary>
    public ScoutException? Reached()
    {
        lock (_lock)
        {
            return _cost >= limits?.Cost ? Exceeded("cost", $"its models have cost {Text(_cost)}, and may cost {Text(limits.Cost.Value)}")
                : _tokens >= limits?.Tokens ? Exceeded("tokens", $"its models have used {_tokens} tokens, and may use {limits.Tokens}")
                : null;
        }
    }

    /// <summary>The run has worked for as long as it may.</summary>
    public ScoutException TimeIsOver() => Exceeded("time", $"it has worked for as long as it may, {Time!.Value.ToString("c", CultureInfo.InvariantCulture)}");

    private ScoutException Exceeded(string limit, string what) => ModelErrors.BudgetExceeded(runId, environment, limit, what);

    private static string Text(decimal cost) => cost.ToString("0.#########", CultureInfo.InvariantCulture);
}

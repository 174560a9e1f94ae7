using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Numbers a run's records, keeps secrets out of them, and holds them until they can be written in order. The run's loop owns it; any thread may log.</summary>
/// <param name="run">The run.</param>
/// <param name="first">The number of the first record.</param>
/// <param name="began">When the run began, where it is taken up again.</param>
internal sealed class RunEventWriter(RunContext run, long first = 0, DateTimeOffset? began = null)
{
    private const int LongestCode = 100;
    private const int LongestError = 65_000;
    private readonly long _timestamp = run.Time.GetTimestamp();
    private readonly ImmutableArray<RunEvent>.Builder _waiting = ImmutableArray.CreateBuilder<RunEvent>();
    private readonly LogRoom _room = new();
    private long _next = first;

    /// <summary>When the run began: the time of its first record.</summary>
    public DateTimeOffset Began { get; } = began ?? run.Time.GetUtcNow();

    /// <summary>The number of the last record, or -1.</summary>
    public long Last => _next - 1;

    /// <summary>Whether a record does not show a secret that was in what it tells: the run cannot be taken up from it.</summary>
    public bool AnyMasked { get; private set; }

    /// <summary>How many events wait to be sent.</summary>
    public int Waiting => _waiting.Count;

    // A run that was taken up again tells the time since it began; its clock is another process's.
    private double Elapsed => began is null ? run.Time.GetElapsedTime(_timestamp).TotalMilliseconds : Math.Max(0, (run.Time.GetUtcNow() - Began).TotalMilliseconds);

    public void Started(string workflow, string revisionId, string? promotionId, string? bundle, string? trace, JsonElement inputs) => _waiting.Add(new RunStarted
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = Began,
        Workflow = workflow,
        RevisionId = revisionId,
        Environment = run.Environment,
        PromotionId = promotionId,
        Bundle = bundle,
        RerunOf = run.RerunOf,
        Trace = trace,
        Inputs = run.Secrets.Redact(inputs),
        Masked = IsMasked(inputs),
    });

    public void Resumed(int epoch, string? trace) => _waiting.Add(new RunResumed { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), Epoch = epoch, Trace = trace });

    public void BlockStarted(string block, string type, int attempt, DateTimeOffset time, LateJson? input, int? branch = null, bool once = false) => _waiting.Add(new BlockStarted
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = time,
        Block = block,
        Type = type,
        Attempt = attempt,
        Given = input is not null && run.Secrets.Any ? LateJson.Of(run.Secrets.Redact(input.Value)) : input,
        Branch = branch,
        Once = once,
    });

    public void BlockRetrying(string block, int attempt, RunError error, TimeSpan delay) => _waiting.Add(new BlockRetrying
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = run.Time.GetUtcNow(),
        Block = block,
        Attempt = attempt,
        Error = Redact(error),
        DelayMs = delay.TotalMilliseconds,
        Meta = Redact(error.Used),
    });

    public void BlockRecovering(string block, int attempt, RunError error) => _waiting.Add(new BlockRecovering
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = run.Time.GetUtcNow(),
        Block = block,
        Attempt = attempt,
        Error = Redact(error),
        Meta = Redact(error.Used),
    });

    public void BlockWaiting(string block, BlockWait wait, long? signal) => _waiting.Add(new BlockWaiting
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = run.Time.GetUtcNow(),
        Block = block,
        Wait = wait with { Text = wait.Text is null ? null : run.Secrets.Redact(wait.Text) },
        Signal = signal,
    });

    public void BlockStopped(string block, JsonElement? used, bool again = false) => _waiting.Add(new BlockStopped { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), Block = block, Meta = Redact(used), Again = again });

    /// <returns>The record's sequence.</returns>
    public long Signaled(RunSignal signal, string? takenBy)
    {
        _waiting.Add(new RunSignaled
        {
            RunId = run.RunId,
            Sequence = Next(),
            Time = run.Time.GetUtcNow(),
            Signal = signal with { Data = run.Secrets.Redact(signal.Data) },
            TakenBy = takenBy,
            Masked = IsMasked(signal.Data),
        });
        return Last;
    }

    public void BlockCompleted(string block, JsonElement output, DateTimeOffset time, TimeSpan elapsed, OutputNotes? notes) => _waiting.Add(new BlockCompleted
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = time,
        Block = block,
        Output = run.Secrets.Redact(output),
        ElapsedMs = elapsed.TotalMilliseconds,
        Notes = notes is not null && run.Secrets.Any ? OutputNotes.Of(Redact(notes.Meta), notes.Replaces is { } replaces ? Redact(replaces) : null, notes.TakenFrom) : notes,
        Masked = IsMasked(output),
    });

    public void BlockFailed(string block, RunError error, DateTimeOffset time, TimeSpan elapsed) => _waiting.Add(new BlockFailed
    {
        RunId = run.RunId,
        Sequence = Next(),
        Time = time,
        Block = block,
        Error = Redact(error),
        ElapsedMs = elapsed.TotalMilliseconds,
        Meta = Redact(error.Used),
    });

    /// <summary>A line that code wrote while its block ran; from any thread.</summary>
    /// <returns>Whether the run still takes it: after its end there is no more to tell.</returns>
    public bool BlockLogged(string block, LogLine line) => _room.Add(new(
        block, line with { Message = run.Secrets.Redact(line.Message), Detail = line.Detail is null ? null : run.Secrets.Redact(line.Detail) }, run.Time.GetUtcNow()));

    public void Ended(RunResult outcome)
    {
        _room.Close();
        _waiting.Add(outcome.End switch
        {
            RunEnd.Completed or RunEnd.Stopped => new RunCompleted
            {
                RunId = run.RunId,
                Sequence = Next(),
                Time = run.Time.GetUtcNow(),
                Output = run.Secrets.Redact(outcome.Output!.Value),
                Stopped = outcome.End == RunEnd.Stopped,
                ElapsedMs = Elapsed,
            },
            RunEnd.Waiting => new RunWaiting { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), Due = outcome.Due },
            RunEnd.BudgetExceeded => new RunBudgetExceeded { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), Error = outcome.Error!, ElapsedMs = Elapsed },
            RunEnd.Failed => new RunFailed { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), Error = Redact(outcome.Error!), ElapsedMs = Elapsed },
            _ => new RunCanceled { RunId = run.RunId, Sequence = Next(), Time = run.Time.GetUtcNow(), ElapsedMs = Elapsed },
        });
    }

    /// <summary>Takes what waits.</summary>
    public ImmutableArray<RunEvent> Take()
    {
        TellLogged();
        if (_waiting.Count == 0)
        {
            return [];
        }

        // A batch is mostly as large as the one before: then it is given away as it stands.
        var taken = _waiting.DrainToImmutable();
        _waiting.Capacity = taken.Length;
        return taken;
    }

    /// <summary>Whether a value has a secret in it that no record shows.</summary>
    public bool IsMasked(JsonElement json)
    {
        var isMasked = run.Secrets.Any && !JsonElement.DeepEquals(json, run.Secrets.Redact(json));
        AnyMasked |= isMasked;
        return isMasked;
    }

    // Whatever was logged before something else happened is told before it.
    private long Next()
    {
        TellLogged();
        return _next++;
    }

    private void TellLogged()
    {
        if (!_room.Any)
        {
            return;
        }

        foreach (var (block, line, time) in _room.Take(run.Time.GetUtcNow()))
        {
            _waiting.Add(new BlockLogged { RunId = run.RunId, Sequence = _next++, Time = time, Block = block, Line = line });
        }
    }

    private JsonElement? Redact(JsonElement? json) => json is { } value ? run.Secrets.Redact(value) : null;

    // An error may be the project's own: whatever it says of itself.
    private RunError Redact(RunError error) => error with
    {
        Code = Redact(error.Code, LongestCode),
        Message = Redact(error.Message, LongestError),
        Detail = error.Detail is null ? null : Redact(error.Detail, LongestError),
    };

    private string Redact(string text, int most) => UnicodeText.Shorten(run.Secrets.Redact(text), most);
}

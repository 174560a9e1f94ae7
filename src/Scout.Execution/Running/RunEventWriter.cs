using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Numbers a run's events, keeps secrets out of them, and holds them until they can be sent in order.</summary>
internal sealed class RunEventWriter(RunContext run)
{
    private readonly Queue<RunEvent> _waiting = new();
    private readonly LogRoom _room = new();
    private readonly long _began = run.Time.GetTimestamp();
    private long _next;
    private bool _isOver;

    /// <summary>How many events wait to be sent.</summary>
    public int Waiting
    {
        get
        {
            lock (_waiting)
            {
                return _waiting.Count;
            }
        }
    }

    private double Elapsed => run.Time.GetElapsedTime(_began).TotalMilliseconds;

    public void Started(string workflow, string revisionId, string? promotionId, string? bundle, JsonElement inputs) => Add(sequence => new RunStarted
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Workflow = workflow,
        RevisionId = revisionId,
        Environment = run.Environment,
        PromotionId = promotionId,
        Bundle = bundle,
        Inputs = run.Secrets.Redact(inputs),
    });

    public void BlockStarted(string block, string type, int attempt, JsonElement? input) => Add(sequence => new BlockStarted
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Type = type,
        Attempt = attempt,
        Input = Redact(input),
    });

    public void BlockRetrying(string block, int attempt, RunError error, TimeSpan delay) => Add(sequence => new BlockRetrying
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Attempt = attempt,
        Error = Redact(error),
        DelayMs = delay.TotalMilliseconds,
    });

    public void BlockCompleted(string block, JsonElement output, TimeSpan elapsed, JsonElement? meta, RunError? replaces) => Add(sequence => new BlockCompleted
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Output = run.Secrets.Redact(output),
        ElapsedMs = elapsed.TotalMilliseconds,
        Meta = Redact(meta),
        Replaces = replaces is null ? null : Redact(replaces),
    });

    public void BlockFailed(string block, RunError error, TimeSpan elapsed) => Add(sequence => new BlockFailed
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Error = Redact(error),
        ElapsedMs = elapsed.TotalMilliseconds,
    });

    /// <summary>A line that code wrote while its block ran; from any thread.</summary>
    /// <returns>Whether the run still takes it: after its end there is no more to tell.</returns>
    public bool BlockLogged(string block, LogLine line)
    {
        lock (_waiting)
        {
            return !_isOver && (!_room.HasRoom(block)
                || Add(sequence => Logged(sequence, block, line with { Message = run.Secrets.Redact(line.Message), Detail = line.Detail is null ? null : run.Secrets.Redact(line.Detail) })));
        }
    }

    public void Ended(RunResult outcome)
    {
        lock (_waiting)
        {
            Add(sequence => outcome.End switch
            {
                RunEnd.Completed => new RunCompleted
                {
                    RunId = run.RunId,
                    Sequence = sequence,
                    Time = run.Time.GetUtcNow(),
                    // The run's result is what it is: only its log keeps secrets out of it.
                    Output = outcome.Output!.Value,
                    ElapsedMs = Elapsed,
                },
                RunEnd.Failed => new RunFailed { RunId = run.RunId, Sequence = sequence, Time = run.Time.GetUtcNow(), Error = Redact(outcome.Error!), ElapsedMs = Elapsed },
                _ => new RunCanceled { RunId = run.RunId, Sequence = sequence, Time = run.Time.GetUtcNow(), ElapsedMs = Elapsed },
            });
            _isOver = true;
        }
    }

    /// <summary>An event as the run's log keeps it.</summary>
    public static RunEvent ForLog(RunEvent happened, RunSecrets secrets) => happened is RunCompleted completed ? completed with { Output = secrets.Redact(completed.Output) } : happened;

    /// <summary>Sends what waits now. What is told meanwhile waits for the next time: code that logs without end does not keep the run from going on.</summary>
    public async ValueTask FlushAsync(Func<RunEvent, ValueTask> send)
    {
        for (var left = Waiting; left > 0 && Next() is { } next; left--)
        {
            await send(next).ConfigureAwait(false);
        }
    }

    private RunEvent? Next()
    {
        lock (_waiting)
        {
            if (!_waiting.TryDequeue(out var next))
            {
                return null;
            }

            if (next is BlockLogged logged)
            {
                _room.Told(logged.Line);
            }

            return next;
        }
    }

    // The loop and code that logs tell at the same time: numbers follow the order in which events wait.
    private bool Add(Func<long, RunEvent> happened)
    {
        lock (_waiting)
        {
            if (!_isOver)
            {
                // Where lines are missing is said before what came after them.
                foreach (var (block, line) in _room.LeftOut())
                {
                    Enqueue(Logged(_next++, block, line));
                }

                Enqueue(happened(_next++));
            }

            return !_isOver;
        }
    }

    private void Enqueue(RunEvent happened)
    {
        _waiting.Enqueue(happened);
        if (happened is BlockLogged logged)
        {
            _room.Waits(logged.Line);
        }
    }

    private BlockLogged Logged(long sequence, string block, LogLine line) => new()
    {
        RunId = run.RunId,
        Sequence = sequence,
        Time = run.Time.GetUtcNow(),
        Block = block,
        Line = line,
    };

    private JsonElement? Redact(JsonElement? json) => json is { } value ? run.Secrets.Redact(value) : null;

    private RunError Redact(RunError error) => error with
    {
        Message = run.Secrets.Redact(error.Message),
        Detail = error.Detail is null ? null : run.Secrets.Redact(error.Detail),
    };
}

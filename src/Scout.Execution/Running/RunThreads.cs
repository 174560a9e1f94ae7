using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>Something that the run's loop is told: a record, or that an attempt is over; neither: that there is something to look after.</summary>
internal readonly record struct RunMessage(RunRecord? Record, Attempt? Over);

/// <summary>
/// The threads of one run. They come from the pool, make the attempts that are ready, and go on with the loop where it waits for one of them: from one block
/// to the next there is no other thread to be woken. The loop stands still while an attempt is made on its thread, so another can always go on with it.
/// </summary>
internal sealed class RunThreads : IThreadPoolWorkItem
{
    // So many attempts wait for a thread; what more there could be is not begun yet, and takes no memory.
    private const int Most = 256;

    // So long the pool may let attempts wait that are ready.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // A thread goes back to the pool now and then, in milliseconds: others wait for one too.
    private const int Turn = 10;

    private readonly ConcurrentQueue<RunMessage> _messages = new();
    private readonly ConcurrentQueue<Attempt> _ready = new();
    private Action? _loop;
    private int _isAsked;
    private ITimer? _help;
    private int _loopThread;
    private volatile bool _isLeft;

    /// <summary>Tells the loop something, from any thread.</summary>
    public void Tell(RunMessage message)
    {
        _messages.Enqueue(message);
        Interlocked.MemoryBarrier();
        if (_loop is not null)
        {
            Wake();
        }
    }

    /// <summary>Whether the loop was told something that it has not taken yet.</summary>
    public bool AnyTold => !_messages.IsEmpty;

    /// <summary>The next that the loop was told.</summary>
    public bool TryTake(out RunMessage message) => _messages.TryDequeue(out message);

    /// <summary>For the loop: until it is told something.</summary>
    public Told ToldAsync() => new(this);

    /// <summary>For the loop: whether many attempts are ready and wait for a thread. The loop is told when it is no longer so.</summary>
    public bool AreBusy
    {
        get
        {
            if (_ready.Count < Most)
            {
                return false;
            }

            _isLeft = true;
            Interlocked.MemoryBarrier();
            return _ready.Count > Most / 2;
        }
    }

    /// <summary>For the loop: an attempt is ready to be made.</summary>
    public void Hand(Attempt attempt) => _ready.Enqueue(attempt);

    /// <summary>For the loop: it will wait, or be a while; whatever is ready is made meanwhile.</summary>
    public void Work()
    {
        // A thread of ours that went on with the loop sees to it as soon as the loop waits.
        if (!_ready.IsEmpty && _loopThread != Environment.CurrentManagedThreadId)
        {
            Ask();
        }
    }

    /// <summary>For the pool.</summary>
    public void Execute()
    {
        Interlocked.Exchange(ref _isAsked, 0);
        GoOn();
        var end = Environment.TickCount64 + Turn;
        while (Environment.TickCount64 < end && _ready.TryDequeue(out var attempt))
        {
            if (_isLeft && _ready.Count <= Most / 2)
            {
                _isLeft = false;
                Tell(default);
            }

            // Code may keep its thread for long.
            if (!_ready.IsEmpty)
            {
                Ask();
            }

            Make(attempt);
            GoOn();
        }

        if (!_ready.IsEmpty)
        {
            Ask();
        }
    }

    // Blocks may hold every thread of the pool: then the loop goes on elsewhere, and only they wait for each other.
    private void Wake()
    {
        Ask();
        if (EngineThread.IsNeeded)
        {
            EngineThread.Post(() =>
            {
                GoOn();
                if (!_ready.IsEmpty)
                {
                    Ask();
                }
            });
        }
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            if (EngineThread.IsNeeded)
            {
                _help ??= EngineTimers.For(TimeProvider.System).CreateTimer(_ => Help(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _help.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // Blocks hold the pool, and others wait behind them whose time does not even begin: they get a thread of their own.
    private void Help()
    {
        if (Volatile.Read(ref _isAsked) != 0)
        {
            new Thread(Execute) { IsBackground = true, Name = "Scout block" }.Start();
        }
    }

    private void GoOn()
    {
        if (!_messages.IsEmpty && Interlocked.Exchange(ref _loop, null) is { } loop)
        {
            _loopThread = Environment.CurrentManagedThreadId;
            loop();
            _loopThread = 0;
        }
    }

    private void Make(Attempt attempt)
    {
        if (attempt.IsStopped)
        {
            // Nobody looks at what it would have given.
            _messages.Enqueue(new(null, attempt));
            return;
        }

        var making = attempt.MakeAsync();
        if (making.IsCompleted)
        {
            _messages.Enqueue(new(null, attempt));
        }
        else
        {
            _ = AwaitAsync(attempt, making);
        }
    }

    private async Task AwaitAsync(Attempt attempt, ValueTask making)
    {
        try
        {
            await making.ConfigureAwait(false);
        }
        finally
        {
            // Whatever happened: the loop waits for it.
            Tell(new(null, attempt));
        }
    }

    /// <summary>The loop's waiting.</summary>
    internal readonly struct Told(RunThreads threads) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => !threads._messages.IsEmpty;

        public Told GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            Interlocked.Exchange(ref threads._loop, continuation);
            if (!threads._messages.IsEmpty)
            {
                threads.Wake();
            }
        }
    }
}

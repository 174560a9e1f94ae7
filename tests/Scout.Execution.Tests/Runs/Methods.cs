using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Scout.Execution.Tests.Runs;

/// <summary>What the code blocks of the tests call. State is per run, by its id, since tests run side by side.</summary>
internal static class Methods
{
    private static readonly ConcurrentDictionary<string, int> Counts = new();
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();

    private static readonly AsyncLocal<string?> Flowing = new();

    public static async Task<string> Fetch(string url) => await CodeContext.Current.Http.GetStringAsync(new Uri(url));

    public static int Add(int left, int right) => left + right;

    public static string CurrentSpan() => $"{System.Diagnostics.Activity.Current?.SpanId}";

    public static string Log(string text)
    {
        CodeContext.Current.Logger.LogWarning(new InvalidOperationException($"thrown with {text}"), "sent {Text}", text);
        return "done";
    }

    /// <summary>Logs so many lines at once; the test waits for it under the run's id.</summary>
    public static string LogMany(int number)
    {
        for (var i = 1; i <= number; i++)
        {
            CodeContext.Current.Logger.LogWarning("line {Number}", i);
        }

        Gate(CodeContext.Current.RunId).SetResult();
        return "logged";
    }

    public static string LogForever(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            CodeContext.Current.Logger.LogWarning("again");
        }

        throw new OperationCanceledException(cancellation);
    }

    public static TaskCompletionSource Gate(string run) => Gates.GetOrAdd(run, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public static async ValueTask<string> Shout(string text)
    {
        await Task.Yield();
        return text.ToUpperInvariant();
    }

    public static Order Price(Order order, double factor = 2) => order with { Total = order.Total * factor };

    public static DateTimeOffset Began() => CodeContext.Current.RunStartedAt;

    public static string EchoUnless(int attempt, int wanted, DateTimeOffset began) => attempt < wanted
        ? throw new InvalidOperationException("not yet")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{attempt} at {began.UtcDateTime:s}");

    public static string Half(string text) => text[..1];

    public static Task<double> NoNumber() => Task.FromResult(double.NaN);

    public static string Fail(string why) => throw new InvalidOperationException(why);

    public static int FailTwice() => Count("failures") < 3 ? throw new InvalidOperationException("not yet") : Count("failures");

    public static async Task<string> Forever(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "never";
    }

    public static string Context() =>
        $"{CodeContext.Current.RunId} {CodeContext.Current.Block} {CodeContext.Current.Environment} {CodeContext.Current.Attempt} {CodeContext.Current.IdempotencyKey.Length}";

    public static string Keys() => CodeContext.Current.Attempt == 1
        ? throw new InvalidOperationException(CodeContext.Current.IdempotencyKey)
        : CodeContext.Current.IdempotencyKey;

    /// <summary>Waits until as many calls as said are inside at once; without that many at once it never ends.</summary>
    public static async Task<int> Meet(int number, CancellationToken cancellation)
    {
        var gate = Gates.GetOrAdd(CodeContext.Current.RunId, _ => new());
        if (Count("meeting") == number)
        {
            gate.SetResult();
        }

        await gate.Task.WaitAsync(cancellation);
        return number;
    }

    /// <summary>Tells that it began, and keeps its thread until the test opens the gate of the run.</summary>
    public static string Stay(string text)
    {
        var (run, block) = (CodeContext.Current.RunId, CodeContext.Current.Block);
        Tracked.GetOrAdd(run, _ => new()).Enqueue(block);
        return Gate(run).Task.Wait(TimeSpan.FromSeconds(60)) ? text : "nobody came";
    }

    /// <summary>Leaves work behind that tells where it is when the test opens the gate of the run.</summary>
    public static string LeaveWork(string text)
    {
        var run = CodeContext.Current.RunId;
        _ = Task.Run(async () =>
        {
            await Gate(run).Task;
            Tracked.GetOrAdd(run, _ => new()).Enqueue(CodeContext.Current.Block);
        });
        return text;
    }

    /// <summary>What <see cref="LeaveLate"/> left behind told, by run.</summary>
    public static ConcurrentDictionary<string, TaskCompletionSource<string>> Left { get; } = new();

    /// <summary>Leaves work behind that asks where it is, and for services, when the test opens the gate of the run; the block itself asks for nothing.</summary>
    public static string LeaveLate(string run)
    {
        _ = Task.Run(async () =>
        {
            await Gate(run).Task;
            var failure = Record.Exception(() => CodeContext.Current.Services);
            Left[run].SetResult($"{CodeContext.Current.Block}: {failure?.GetType().Name}");
        });
        return run;
    }

    /// <summary>Uses a service that is disposed of with the block.</summary>
    public static string UseFarewell() => CodeContext.Current.Services.GetService(typeof(Farewell)) is null ? "none" : "used";

    /// <summary>Gives what flowed to it, and lets something else flow on.</summary>
    public static string Flow(string text)
    {
        var before = Flowing.Value ?? "nothing";
        Flowing.Value = text;
        return before;
    }

    /// <summary>The most calls that were inside at once so far.</summary>
    public static async Task<int> Crowd(int item)
    {
        var run = CodeContext.Current.RunId;
        var inside = Counts.AddOrUpdate($"{run} inside", 1, (_, count) => count + 1);
        var most = Counts.AddOrUpdate($"{run} most", inside, (_, count) => Math.Max(count, inside));
        await Task.Yield();
        await Task.Yield();
        Counts.AddOrUpdate($"{run} inside", 0, (_, count) => count - 1);
        return most;
    }

    /// <summary>The blocks that <see cref="Track"/> ran in, by run.</summary>
    public static ConcurrentDictionary<string, ConcurrentQueue<string>> Tracked { get; } = new();

    /// <summary>Fails as often as said, then gives the text back; tells where it ran to the end.</summary>
    public static async Task<string> Track(string text, int failures = 0)
    {
        await Task.Yield();
        var context = CodeContext.Current;
        if (context.Attempt <= failures)
        {
            throw new InvalidOperationException($"{text} fails in attempt {context.Attempt}");
        }

        Tracked.GetOrAdd(context.RunId, _ => new()).Enqueue(context.Block);
        return text;
    }

    private static int Count(string what) => Counts.AddOrUpdate($"{CodeContext.Current.RunId} {what}", 1, (_, count) => count + 1);

    internal sealed record Order(string Sku, double Total);
}

using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

/// <summary>Code that fails while somebody looks why it failed.</summary>
[Workflow("spite")]
public sealed class Spite : Workflow<Trouble, Spiteful>
{
    protected override Value<Spiteful> Define(Flow flow, Value<Trouble> input) => flow.Code("spite", Make, input.Kind, new() { Timeout = TimeSpan.FromSeconds(10) });

    public static async Task<Spiteful> Make(string kind, CancellationToken cancellation)
    {
        switch (kind)
        {
            case "message" or "text" or "stack" or "data" or "huge" or "null" or "waits" or "deep" or "text_waits":
                throw new SpitefulException(kind);
            case "inner":
                throw new InvalidOperationException("outside", new SpitefulException("message"));
            case "many":
                throw new AggregateException(new SpitefulException("message"), new SpitefulException("text"));
            case "nested" or "nested_deep":
                throw Nested(kind == "nested" ? 20_000 : 1_000_000, (inner, level) => new InvalidOperationException($"at {level}", inner));
            case "nested_message":
                throw Nested(20_000, (inner, level) => new AggregateException($"at {level}", inner ?? new SpitefulException("text"), new SpitefulException("text")));
            case "nested_cast":
                throw Nested(1_000_000, (inner, _) => new TypeInitializationException("Spite", inner));
            case "doubled":
                throw Nested(60, (inner, level) => new AggregateException($"at {level}", inner ?? new SpitefulException("text"), inner ?? new SpitefulException("text")));
            case "ours":
                throw new ScoutException(new string('C', 10_000_000), new string('a', 100_000_000));
            case "log_long":
                CodeContext.Current.Services.GetRequiredService<ILoggerFactory>().CreateLogger(new string('c', 100_000_000)).LogError("{Text}", new string('a', 200_000_000));
                break;
            case "later":
                await Task.Yield();
                throw new SpitefulException("message");
            case "log":
                CodeContext.Current.Logger.LogError(new SpitefulException("text"), "see there");
                break;
            case "dispose":
                CodeContext.Current.Services.GetRequiredService<SpitefulService>();
                break;
            case "finalizer":
                Forget(fails: false);
                break;
            case "finalizer_throws":
                Forget(fails: true);
                // The process ends under it.
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "canceled":
                throw new OperationCanceledException("by itself");
            case "task":
                return await Task.FromCanceled<Spiteful>(new CancellationToken(canceled: true));
            case "endless":
                return new(kind) { Endless = Numbers() };
            case "unbounded":
                return new(kind) { Endless = Unbounded() };
            case "silent":
                return new(kind) { Endless = Silent() };
        }

        return new(kind);
    }

    private static Exception Nested(int levels, Func<Exception?, int, Exception> around)
    {
        Exception? nested = null;
        for (var level = levels; level > 0; level--)
        {
            nested = around(nested, level);
        }

        return nested!;
    }

    private static void Forget(bool fails)
    {
        Make(fails);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Make(bool fails) => _ = new Finalized(fails);

    private static IEnumerable<int> Unbounded()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private static IEnumerable<int> Silent()
    {
        yield return 1;
        Never.Comes();
    }

    private static IEnumerable<int> Numbers()
    {
        yield return 1;
        throw new SpitefulException("message");
    }

    private sealed class Finalized(bool fails)
    {
        ~Finalized()
        {
            if (fails)
            {
                throw new SpitefulException("text");
            }
        }
    }
}

public static class Never
{
    public static void Comes()
    {
        using var never = new ManualResetEvent(initialState: false);
        never.WaitOne();
    }
}

/// <summary>A result whose getter throws.</summary>
[Shape]
public sealed record Spiteful(string Kind)
{
    public string Told
    {
        get => Kind switch { "getter" => throw new SpitefulException("message"), "json" => throw new SpitefulJsonException(), _ => field };
        init;
    } = "";

    public IEnumerable<int> Endless { get; init; } = [];
}

public sealed class SpitefulJsonException : JsonException
{
    public override string Message => throw new InvalidOperationException("not even this");
}

public sealed class SpitefulException(string kind) : Exception
{
    public override string Message => kind switch
    {
        "message" => throw new SpitefulException(kind),
        "huge" => new string('a', 50_000_000),
        "null" => null!,
        "waits" => Wait(),
        "deep" => Deep(1),
        _ => "spite",
    };

    public override string? StackTrace => kind == "stack" ? throw new SpitefulException(kind) : base.StackTrace;

    public override IDictionary Data => kind == "data" ? throw new SpitefulException(kind) : base.Data;

    public override string ToString() => kind == "text" ? throw new SpitefulException(kind) : kind == "text_waits" ? Wait() : base.ToString();

    private static string Wait()
    {
        Never.Comes();
        return "";
    }

    private static string Deep(int level) => Deep(level + 1) + level;
}

public sealed class SpitefulService : IDisposable
{
    public void Dispose() => throw new SpitefulException("message");
}

using System.Collections;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Scout.Host.Workflows;

/// <summary>Code that fails while somebody looks why it failed.</summary>
[Workflow("spite")]
public sealed class Spite : Workflow<Trouble, Spiteful>
{
    protected override Value<Spiteful> Define(Flow flow, Value<Trouble> input) => flow.Code("spite", Make, input.Kind);

    public static async Task<Spiteful> Make(string kind)
    {
        switch (kind)
        {
            case "message" or "text" or "stack" or "data" or "huge" or "null":
                throw new SpitefulException(kind);
            case "inner":
                throw new InvalidOperationException("outside", new SpitefulException("message"));
            case "many":
                throw new AggregateException(new SpitefulException("message"), new SpitefulException("text"));
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
                Forget();
                GC.Collect();
                break;
            case "canceled":
                throw new OperationCanceledException("by itself");
            case "task":
                return await Task.FromCanceled<Spiteful>(new CancellationToken(canceled: true));
            case "endless":
                return new(kind) { Endless = Numbers() };
        }

        return new(kind);
    }

    private static void Forget() => _ = new Finalized();

    private static IEnumerable<int> Numbers()
    {
        yield return 1;
        throw new SpitefulException("message");
    }

    private sealed class Finalized
    {
        ~Finalized() => GC.KeepAlive(this);
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
        _ => "spite",
    };

    public override string? StackTrace => kind == "stack" ? throw new SpitefulException(kind) : base.StackTrace;

    public override IDictionary Data => kind == "data" ? throw new SpitefulException(kind) : base.Data;

    public override string ToString() => kind == "text" ? throw new SpitefulException(kind) : base.ToString();
}

public sealed class SpitefulService : IDisposable
{
    public void Dispose() => throw new SpitefulException("message");
}

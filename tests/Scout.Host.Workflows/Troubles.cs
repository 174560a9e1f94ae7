using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Scout.Host.Workflows;

[Shape]
public sealed record Trouble(string Kind);

/// <summary>Does what a worker must survive, or at least tell of.</summary>
[Workflow("troubles")]
public sealed class Troubles : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input) => flow.Code("trouble", Make, input.Kind);

    public static async Task<string> Make(string kind, CancellationToken cancellation)
    {
        switch (kind)
        {
            case "throw":
                throw new InvalidOperationException("The shelf is empty");
            case "static":
                return Prices.Of(kind);
            case "exit":
                Environment.Exit(3);
                break;
            case "crash":
                Environment.FailFast("on purpose");
                break;
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellation);
                break;
            case "stuck":
                // Nothing that an analyzer sees or a cancellation ends.
                using (var never = new ManualResetEvent(initialState: false))
                {
                    never.WaitOne();
                }

                break;
            case "chatter":
                for (var line = 0; line < 20_000; line++)
                {
                    Console.WriteLine("error CS9999: this is only user output");
                    Console.Error.WriteLine("and so is this");
                }

                break;
        }

        return kind;
    }
}

public static class Prices
{
    private static readonly int All = Load();

    public static string Of(string kind) => kind + All;

    private static int Load() => throw new InvalidOperationException("There is no price list");
}

/// <summary>A value that refuses to be made.</summary>
public sealed record Picky
{
    public Picky(string kind) => Kind = kind == "picky" ? throw new InvalidOperationException("Not this kind") : kind;

    public string Kind { get; }
}

[Shape]
public sealed record Choice(string Kind, string Name);

/// <summary>Asks a client of the project's own, and code whose argument refuses to be made.</summary>
[Workflow("house")]
public sealed class House : Workflow<Choice, string>
{
    protected override Value<string> Define(Flow flow, Value<Choice> input)
    {
        var said = flow.Llm("ask", new() { Model = "house", Prompt = $"{input.Kind}" });
        var made = flow.Code("make", Make, Value.Of(new Picky("x")));
        return flow.Code("keep", Keep, input.Name, said, made);
    }

    public static string Make(Picky picky) => picky.Kind;

    public static string Keep(string name, string said, string made)
    {
        if (name == "keep")
        {
            CodeContext.Current.Services.GetRequiredService<Leaky>();
        }

        return $"{said} {made}";
    }
}

/// <summary>A client that answers, throws or forgets to, as it is asked.</summary>
public sealed class HouseClient : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return messages.Last().Text switch
        {
            "throw" => throw new InvalidOperationException("The house is closed"),
            "null" => null!,
            _ => new(new ChatMessage(ChatRole.Assistant, "Come in")),
        };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}

/// <summary>A service that fails as it is disposed.</summary>
public sealed class Leaky : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("It leaks");
    }
}

/// <summary>Goes on with a substitute where its code fails: at once, and by a branch.</summary>
[Workflow("shelf")]
public sealed class Shelf : Workflow<Trouble, string>
{
    protected override Value<string> Define(Flow flow, Value<Trouble> input)
    {
        var found = flow.Code("found", Troubles.Make, input.Kind, new() { Retry = Retry.Fixed(2, TimeSpan.FromMilliseconds(1)), OnError = OnError.Continue(Value.Of("nothing")) });
        var asked = flow.Code("asked", Troubles.Make, input.Kind, new() { OnError = OnError.Fallback(flow => flow.Text("later", "Ask later.")) });
        return flow.Text("said", $"{found}. {asked}");
    }
}

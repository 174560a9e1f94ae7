using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Scout.Execution.Tests.Models;

/// <summary>A client of the project's that answers when a test says so, or at once, and counts how many ask it at the same time.</summary>
internal sealed class HeldClient : IChatClient
{
    private readonly ConcurrentQueue<TaskCompletionSource> _held = new();
    private int _underWay;
    private int _most;

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>How many asked it at the same time at most.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>Whether it answers at once.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The tokens that each request is given; none: it says nothing of tokens.</summary>
    public long? Tokens { get; init; } = 100;

    /// <summary>What it answers, by what it is asked; a failure where it throws.</summary>
    public Func<ChatMessage, ChatMessage> Answer { get; init; } = _ => new(ChatRole.Assistant, "Yes.");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var now = Interlocked.Increment(ref _underWay);
        for (var before = _most; now > before && Interlocked.CompareExchange(ref _most, now, before) != before; before = _most)
        {
        }

        try
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Enqueue(held);
            Asked.Enqueue(messages.First().Text);
            if (!IsOpen)
            {
                await held.Task.WaitAsync(cancellationToken);
            }

            return new(Answer(messages.Last())) { Usage = Tokens is { } tokens ? new() { InputTokenCount = tokens, OutputTokenCount = 0 } : null, FinishReason = ChatFinishReason.Stop };
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Completes when it was asked so often.</summary>
    public async Task UntilAskedAsync(int times)
    {
        while (Asked.Count < times)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets it answer the one that has asked longest.</summary>
    public void Release()
    {
        Assert.True(_held.TryDequeue(out var held));
        held.SetResult();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

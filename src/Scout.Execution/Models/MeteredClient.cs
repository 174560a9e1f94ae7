using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Scout.Execution.Models;

/// <summary>Makes the requests of one attempt, each when there is room for it, and adds up what they use: of every round with tools, and of every repair.</summary>
/// <param name="client">The model's client.</param>
/// <param name="room">Waits until a request may be made; what it gives is told the tokens that were used.</param>
/// <param name="use">What the attempt uses.</param>
/// <param name="budget">What the run may use.</param>
/// <param name="model">What is asked.</param>
/// <param name="block">The block's path.</param>
internal sealed class MeteredClient(IChatClient client, Func<CancellationToken, ValueTask<Action<long>?>> room, ModelUse use, RunBudget budget, AskedModel model, string block) : DelegatingChatClient(client)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var leave = await room(cancellationToken).ConfigureAwait(false);
        var tokens = 0L;
        try
        {
            Count();
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            tokens = Add(response);
            return response;
        }
        finally
        {
            leave?.Invoke(tokens);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var leave = await room(cancellationToken).ConfigureAwait(false);
        var tokens = 0L;
        try
        {
            Count();
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                updates.Add(update);
                yield return update;
            }

            // What ends well says why it ends: the rest is no answer, and what it cost is not known.
            var heard = updates.ToChatResponse();
            tokens = heard.FinishReason is null && model.IsRemote ? 0 : Add(heard);
        }
        finally
        {
            leave?.Invoke(tokens);
        }
    }

    private void Count()
    {
        // A provider's client counts its own, and what a script answers is no request to anybody.
        if (!model.IsRemote && !model.IsScript)
        {
            ModelRequests.Count();
        }
    }

    // A client of the project's may forget its nullable annotations.
    private long Add(ChatResponse? response)
    {
        if (response is null)
        {
            return 0;
        }

        var used = use.Add(response);
        if (used is not { } known)
        {
            return budget.NeedsCounts && !model.IsScript ? throw ModelErrors.UsageNotSaid(block, model.Alias) : 0;
        }

        budget.Add(known.Tokens, known.Cost ?? 0);
        return known.Tokens;
    }
}

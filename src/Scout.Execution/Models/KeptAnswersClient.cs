using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Scout.Execution.Models;

/// <summary>Answers from a shelf what was answered before, and keeps there what was not. What is answered from it is paid by nobody, but counts against the budget of the run, which would have asked.</summary>
/// <param name="client">Asks the model.</param>
/// <param name="place">The place of the answer to a question; none: it is not kept.</param>
/// <param name="shelf">The answers.</param>
/// <param name="use">What the attempt uses.</param>
/// <param name="budget">What the run may use.</param>
internal sealed class KeptAnswersClient(IChatClient client, Func<IEnumerable<ChatMessage>, ChatOptions?, string?> place, AnswerShelf shelf, ModelUse use, RunBudget budget) : DelegatingChatClient(client)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToArray();
        var file = place(all, options);
        if (file is not null && Kept(file) is { } kept)
        {
            return kept;
        }

        var response = await base.GetResponseAsync(all, options, cancellationToken).ConfigureAwait(false);
        // A client of the project's may forget its nullable annotations.
        if (file is not null && response is not null)
        {
            shelf.Keep(file, response);
        }

        return response!;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var all = messages.ToArray();
        var file = place(all, options);
        if (file is not null && Kept(file) is { } kept)
        {
            foreach (var update in kept.ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(all, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        // What ends well says why it ends.
        if (file is not null && updates.ToChatResponse() is { FinishReason: not null } heard)
        {
            shelf.Keep(file, heard);
        }
    }

    private ChatResponse? Kept(string file)
    {
        if (budget.Reached() is { } spent)
        {
            throw spent;
        }

        if (shelf.Find(file) is not { } kept)
        {
            return null;
        }

        if (use.AddKept(kept) is { } counted)
        {
            budget.Add(counted.Tokens, counted.Cost ?? 0);
        }

        return kept;
    }
}

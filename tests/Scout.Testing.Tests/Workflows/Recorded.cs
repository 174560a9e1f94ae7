using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Scout.Testing.Tests.Workflows;

/// <summary>Something to look up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What else is said.</param>
[Shape]
public sealed record Lookup(string Name, string Note = "nothing");

/// <summary>Looks something up by a service, and has a model tell of it.</summary>
[Workflow("recorded")]
public sealed class RecordedWorkflow : Workflow<Lookup, string>
{
    protected override Value<string> Define(Flow flow, Value<Lookup> input)
    {
        var found = flow.Http<Answer>("found", new()
        {
            Method = HttpMethod.Post,
            Url = $"{{{{ vars.service }}}}/things/{input.Name}",
            Headers = new() { ["Authorization"] = "Bearer {{ secrets.THINGS_TOKEN }}", ["X-Asked-By"] = "{{ secrets.THINGS_TOKEN }} of the desk" },
            Body = HttpBody.Json($$"""{"note": {{input.Note}}}"""),
            Retry = Retry.Fixed(attempts: 2, delay: TimeSpan.FromSeconds(1)),
        });
        var told = flow.Llm<Answer>("told", new()
        {
            Model = "voice",
            System = "You tell of things.",
            Prompt = $"""
                Tell of {input.Name}.
                Known is: {found.Text}
                Somebody says: {input.Note}
                """,
        });
        return flow.Llm("closing", new() { Model = "voice", Prompt = $"Close: {told.Text}" });
    }
}

/// <summary>What the client of the model <c>voice</c> says.</summary>
public interface IVoice
{
    /// <summary>Answers a prompt.</summary>
    string Say(string prompt);
}

/// <summary>The client of the model <c>voice</c>.</summary>
internal sealed class VoiceClient(IServiceProvider services) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, services.GetRequiredService<IVoice>().Say(messages.Last().Text))) { FinishReason = ChatFinishReason.Stop, Usage = new() { InputTokenCount = 7, OutputTokenCount = 3 } });

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}

using Microsoft.Extensions.AI;
using Scout.Execution.Blocks;
using Scout.Execution.Models;
using Scout.Revisions.Rules;
using Scout.Testing.Cassettes;

namespace Scout.Testing;

/// <summary>The models of a test: its fakes by alias, files of replies, its cassette.</summary>
internal sealed class FakedModels(TestedRun run, TestedWorld world, RunSecrets secrets, IServiceProvider services, ModelConnections connections)
    : ChatClients(world.Project.Settings, world.Project.Root, services, secrets.Key, connections)
{
    public override IChatClient Find(string alias, string blockId) => new Asked(this, alias, blockId);

    // What answers is known when something is asked.
    private Task<ChatResponse> AnswerAsync(string alias, string blockId, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellation) =>
        run.Take(alias) is { } fake ? run.FakeAsync(() => fake.Client.GetResponseAsync(messages, options, cancellation), isReal: false)
        : Settings(alias)?.Provider == ModelProviders.Script ? base.Find(alias, blockId).GetResponseAsync(messages, options, cancellation)
        : run.FakeAsync(() => RecordedAsync(alias, blockId, messages, options, cancellation), isReal: true);

    private async Task<ChatResponse> RecordedAsync(string alias, string blockId, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellation)
    {
        var isJson = options?.ResponseFormat is ChatResponseFormatJson;
        if (world.Tape is not { } tape)
        {
            throw TestErrors.ModelNotFaked(TestedRun.Block, alias, secrets.Redact(FakedClient.Prompt(messages)), isJson);
        }

        // The client may change what it is given.
        var request = secrets.Redact(RecordedChat.Request(alias, messages, options));
        if (!tape.IsRecording)
        {
            return RecordedChat.Response(tape.Play(TestedRun.Block, request));
        }

        var response = await base.Find(alias, blockId).GetResponseAsync(messages, options, cancellation).ConfigureAwait(false);
        tape.Keep(new(TestedRun.Block, request, secrets.Redact(RecordedChat.Answer(response, isJson))));
        return response;
    }

    private sealed class Asked(FakedModels models, string alias, string blockId) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            models.AnswerAsync(alias, blockId, [.. messages], options, cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Nobody watches a test's run.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}

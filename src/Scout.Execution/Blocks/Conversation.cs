using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Execution.Models;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Places;
using Scout.Revisions.Rules;

namespace Scout.Execution.Blocks;

/// <summary>One attempt's talk with a model: the question, the tools that it calls, and one more question where its answer cannot be used.</summary>
internal sealed class Conversation
{
    // Whoever watches sees its end, a few times a second.
    private const int MostTold = 4000;
    private const int Beat = 50;
    private readonly Attempt _attempt;
    private readonly BlockCall _call;
    private readonly LlmBlock _block;
    private readonly List<ChatMessage> _messages;
    private readonly AskedModel _model;
    private readonly IChatClient _client;
    private readonly ModelUse _use;
    private readonly ModelAsker _asker;
    private readonly AnswerSchema? _answer;

    /// <param name="attempt">The attempt.</param>
    /// <param name="block">Its block.</param>
    /// <param name="messages">What the model is told.</param>
    public Conversation(Attempt attempt, LlmBlock block, IEnumerable<ChatMessage> messages)
    {
        var call = attempt.Call;
        (_attempt, _call, _block, _messages) = (attempt, call, block, [.. messages]);
        var settings = call.Run.Models.Settings(block.Model);
        _model = new(block.Model, settings?.Provider, settings?.Model, ModelProviders.Find(settings?.Provider ?? "") is { Package: not null });
        _answer = block.Structured ? new(block.Output.Json, _model.IsRemote) : null;
        _use = new(_model.IsRemote ? settings!.Model! : block.Model, _model.IsRemote, settings?.Price, ModelRequests.Begin());
        attempt.Used = _use.Told;
        var client = call.Run.Models.Find(block.Model, block.Id);
        _asker = new(_model, call.Run.Workflow, call.Run.Environment, call.Run.TellsContent, call.Run.Secrets.Redact);
        client = new MeteredClient(ModelSpans.Around(client, _asker), RoomAsync, _use, call.Run.Budget, _model, call.Path);
        // A script's answers are in a file already.
        if (call.Run.Answers is { } answers && !_model.IsScript)
        {
            var asked = client;
            client = new KeptAnswersClient(client, (messages, options) => answers.Place(block.Model, settings, asked, messages, options), answers, _use, call.Run.Budget);
        }

        _client = block.Tools.IsEmpty ? client : new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = block.MaxToolRounds ?? Ranges.UsualToolRounds, IncludeDetailedErrors = true };
    }

    /// <summary>Holds it. What was used is told to the attempt in any case.</summary>
    /// <exception cref="ScoutException">There is no answer that can be used.</exception>
    public async ValueTask<JsonElement> HoldAsync()
    {
        try
        {
            return await AnswerAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_use.Cost is { } cost)
            {
                ModelSpans.Paid(_asker, cost);
            }
        }
    }

    private async ValueTask<JsonElement> AnswerAsync()
    {
        var response = await AskAsync().ConfigureAwait(false);
        try
        {
            return Read(response);
        }
        catch (ScoutException mistake) when (_answer is not null && mistake.Why is not null)
        {
            _use.IsRepaired = true;
            _messages.AddRange(response.Messages);
            _messages.Add(new(ChatRole.User, $"This answer cannot be used: {mistake.Why}. Answer again, with nothing but JSON that fits the schema: {_answer.Asked.GetRawText()}"));
        }

        return Read(await AskAsync().ConfigureAwait(false));
    }

    private async ValueTask<ChatResponse> AskAsync()
    {
        ChatResponse? response;
        try
        {
            response = _call.Run.Saying is { } saying ? await ListenAsync(saying).ConfigureAwait(false) : await _client.GetResponseAsync(_messages, Options(), _attempt.Stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (!_attempt.IsStopped && ModelFailures.Of(_call.Path, _model, exception) is { } failure)
        {
            throw failure;
        }

        // A client of the project's may forget its nullable annotations.
        if (response is null)
        {
            throw ModelErrors.NoResponse(_call.Path, _block.Model);
        }

        if (ModelFailures.Refusal(_call.Path, _model, response) is { } refusal)
        {
            throw refusal;
        }

        return response.Messages is [.., var last] && last.Contents.Any(content => content is FunctionCallContent)
            ? throw ModelErrors.TooManyRounds(_call.Path, _model, _block.MaxToolRounds ?? Ranges.UsualToolRounds)
            : response;
    }

    private async Task<ChatResponse> ListenAsync(Action<string, string> saying)
    {
        var updates = new List<ChatResponseUpdate>();
        var said = new StringBuilder();
        var told = 0L;
        try
        {
            await foreach (var update in _client.GetStreamingResponseAsync(_messages, Options(), _attempt.Stopping).ConfigureAwait(false))
            {
                updates.Add(update);
                said.Append(update.Text);
                if (update.Text.Length > 0 && Environment.TickCount64 - told >= Beat)
                {
                    told = Environment.TickCount64;
                    // All of it, then its end: half of a secret would not be known for one.
                    var shown = _call.Run.Secrets.RedactSoFar(said.ToString());
                    saying(_call.Path, shown[^Math.Min(shown.Length, MostTold)..]);
                }
            }
        }
        catch (Exception exception) when (!_model.IsRemote && updates.Count == 0 && exception is NotSupportedException or NotImplementedException)
        {
            // A client of the project's may have no such way.
            return await _client.GetResponseAsync(_messages, Options(), _attempt.Stopping).ConfigureAwait(false);
        }

        // What ends well says why it ends.
        var heard = updates.ToChatResponse();
        return heard.FinishReason is null && _model.IsRemote ? throw ModelErrors.ConnectionBroken(_call.Path, _model) : heard;
    }

    private JsonElement Read(ChatResponse response) => _answer is not null
        ? _call.FitAnswer(_answer.Read(_call.Path, response.Text, response.FinishReason == ChatFinishReason.Length))
        : UnicodeText.IsWhole(response.Text) ? _call.FitAnswer(PlainJson.Of(response.Text)) : throw ModelErrors.ReplyIsDamaged(_call.Path, response.Text, "it has half of a character");

    private ChatOptions Options() => new()
    {
        Temperature = (float?)_block.Temperature,
        MaxOutputTokens = _block.MaxTokens,
        Reasoning = _block.ReasoningEffort is { } effort ? new() { Effort = Enum.Parse<Microsoft.Extensions.AI.ReasoningEffort>(effort, ignoreCase: true) } : null,
        ResponseFormat = _answer is not null ? ChatResponseFormat.ForJsonSchema(_answer.Asked, _block.Id) : null,
        // Of OpenAI's client: the model is held to the schema while it writes.
        AdditionalProperties = _answer is { IsWhole: true } && _model.IsRemote ? new() { ["strict"] = true } : null,
        Tools = _block.Tools.IsEmpty ? null : [.. _block.Tools.Select(tool => new MethodTool(tool.Key, tool.Value, _call.Run.Methods.Find(tool.Value.Code.Method)))],
    };

    // Time in our own queue is not the model's, and does not count against the block's timeout.
    private async ValueTask<Action<long>?> RoomAsync(CancellationToken cancellation)
    {
        var run = _call.Run;
        Check();
        if (run.Places is not { } places || run.Models.Settings(_block.Model)?.Limits is null)
        {
            return null;
        }

        IModelPlace place;
        _attempt.Pause();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, run.Budget.Spent);
            place = await places.TakeAsync(_call.Path, _block.Model, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && run.Budget.Reached() is { } spent)
        {
            throw spent;
        }
        finally
        {
            _attempt.GoOn();
        }

        try
        {
            Check();
            return place.Leave;
        }
        catch
        {
            place.Leave(0);
            throw;
        }

        void Check()
        {
            if (run.Budget.Reached() is { } spent)
            {
                throw spent;
            }
        }
    }
}

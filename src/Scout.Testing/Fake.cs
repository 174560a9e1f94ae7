using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Execution.Blocks;
using Scout.Revisions.Channel;

namespace Scout.Testing;

/// <summary>What a test says in place of something: of two that fit, the later one has the word.</summary>
/// <param name="shown">As it stands in the test, for messages.</param>
/// <param name="times">How often it has it; none: always.</param>
internal abstract class Fake(string shown, int? times)
{
    public int? Times { get; } = times is null or > 0 ? times : throw TestErrors.NoSuchTimes(shown, times.Value);

    public override string ToString() => shown;
}

/// <summary>Does the work of a block.</summary>
/// <param name="block">What the test calls the block.</param>
/// <param name="shown">As it stands in the test.</param>
/// <param name="times">How often.</param>
/// <param name="answer">What it gives, to which attempt of all that it is asked for, from 0.</param>
internal sealed class BlockFake(string block, string shown, int? times, Func<BlockCall, int, StandIn> answer) : Fake(shown, times)
{
    public string Block => block;

    /// <summary>The outputs that are known before the run.</summary>
    public ImmutableArray<JsonElement> Outputs { get; init; } = [];

    /// <summary>Whether it is about the block's timeout.</summary>
    public bool IsTimeout { get; init; }

    public StandIn Answer(BlockCall call, int turn) => answer(call, turn);
}

/// <summary>Answers a wait.</summary>
/// <param name="block">What the test calls the block.</param>
/// <param name="shown">As it stands in the test.</param>
/// <param name="times">How often.</param>
internal abstract class WaitFake(string block, string shown, int? times) : Fake(shown, times)
{
    public string Block => block;
}

/// <summary>An event comes.</summary>
internal sealed class EventFake(string block, string shown, int? times, JsonElement data) : WaitFake(block, shown, times)
{
    public JsonElement Data => data;
}

/// <summary>Somebody decides.</summary>
internal sealed class DecisionFake(string block, string shown, int? times, bool isApproved, string? reason, string? by) : WaitFake(block, shown, times)
{
    public bool IsApproved => isApproved;

    public string? Reason => reason;

    public string? By => by;
}

/// <summary>Answers for a model.</summary>
/// <param name="alias">What workflows call it.</param>
/// <param name="shown">As it stands in the test.</param>
/// <param name="times">How often.</param>
/// <param name="client">Answers.</param>
internal sealed class ModelFake(string alias, string shown, int? times, IChatClient client) : Fake(shown, times)
{
    public string Alias => alias;

    public IChatClient Client => client;
}

/// <summary>Answers requests.</summary>
/// <param name="method">Their method.</param>
/// <param name="url">Where they go.</param>
/// <param name="shown">As it stands in the test.</param>
/// <param name="times">How often.</param>
/// <param name="answer">Answers.</param>
internal sealed class HttpFake(string method, UrlPattern url, string shown, int? times, Func<SentRequest, HttpResponseMessage> answer) : Fake(shown, times)
{
    public bool Fits(SentRequest request) => string.Equals(method, request.Method, StringComparison.OrdinalIgnoreCase) && url.Fits(request.Url);

    public HttpResponseMessage Answer(SentRequest request) => answer(request);
}

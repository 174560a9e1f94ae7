using System.Collections.Frozen;
using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Blocks;

/// <summary>Reads blocks.</summary>
internal static class BlockReader
{
    /// <summary>What reads a block of each kind.</summary>
    public static readonly FrozenDictionary<BlockKind, Func<BlockSource, Block>> Readers = new Dictionary<BlockKind, Func<BlockSource, Block>>
    {
        [BlockKinds.Text] = TextBlock.Read,
        [BlockKinds.Llm] = LlmBlock.Read,
        [BlockKinds.Http] = HttpBlock.Read,
        [BlockKinds.Code] = CodeBlock.Read,
        [BlockKinds.If] = IfBlock.Read,
        [BlockKinds.Switch] = SwitchBlock.Read,
        [BlockKinds.When] = WhenBlock.Read,
        [BlockKinds.ForEach] = ForEachBlock.Read,
        [BlockKinds.Reduce] = ReduceBlock.Read,
        [BlockKinds.Repeat] = RepeatBlock.Read,
        [BlockKinds.Call] = CallBlock.Read,
        [BlockKinds.StopIf] = StopIfBlock.Read,
        [BlockKinds.Delay] = DelayBlock.Read,
        [BlockKinds.WaitFor] = WaitForBlock.Read,
        [BlockKinds.Approve] = ApproveBlock.Read,
    }.ToFrozenDictionary();

    public static Block Block(string id, JsonPlace place)
    {
        var members = place.Object();
        var type = members.Required("type");
        var config = members.Required("config").Object();
        ImmutableArray<string> needs = [.. members.Required("needs").Items().Select(need => need.Text())];
        var output = members.Required("output").Schema();
        var kind = BlockKinds.Find(type.Text()) ?? throw JsonErrors.UnknownValue(type, type.Text());
        var block = Readers[kind](new(id, needs, output, config, members, kind.IsForItsEffect));
        config.End();
        block = block with
        {
            Once = members.Optional("once")?.Flag() ?? false,
            Timeout = members.Optional("timeout_ms")?.Milliseconds(),
            Retry = members.Optional("retry") is { } retry ? Retry(retry) : null,
            OnError = members.Optional("on_error") is { } policy ? OnError(policy, kind.IsForItsEffect) : null,
        };
        members.End();
        return block;
    }

    private static RetryPolicy Retry(JsonPlace place)
    {
        var members = place.Object();
        var retry = new RetryPolicy
        {
            Attempts = members.Required("attempts").Integer(2, 20),
            Delay = members.Required("delay_ms").Milliseconds(),
            Exponential = members.Optional("exponential")?.Flag() ?? false,
            MaxDelay = members.Optional("max_delay_ms")?.Milliseconds() ?? RetryPolicy.DefaultMaxDelay,
        };
        members.End();
        return retry;
    }

    private static ErrorPolicy OnError(JsonPlace place, bool forItsEffect)
    {
        var members = place.Object();
        ErrorPolicy policy = members.Optional("fallback") is { } branch
            ? new ErrorPolicy.Fallback(ScopeReader.Scope(branch, forItsEffect))
            : new ErrorPolicy.Continue(ScopeReader.Binding(members.Required("continue")));
        members.End();
        return policy;
    }
}

using System.Collections.Immutable;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>Reads blocks.</summary>
internal static class BlockReader
{
    public static Block Block(string id, JsonPlace place)
    {
        var members = place.Object();
        var type = members.Required("type");
        var config = members.Required("config").Object();
        ImmutableArray<string> needs = [.. members.Required("needs").Items().Select(need => need.Text())];
        var output = members.Required("output").Schema();
        Block block = type.Text() switch
        {
            BlockTypes.Text => new TextBlock { Id = id, Needs = needs, Output = output, Template = config.Required("template").Text() },
            BlockTypes.Llm => Llm(config, id, needs, output),
            BlockTypes.Code => new CodeBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Code = Code(config),
                Arguments = [.. config.Required("arguments").Items().Select(RevisionReader.Binding)],
            },
            BlockTypes.If => new IfBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Condition = config.Required("condition").Text(),
                Then = RevisionReader.ScopeWithResult(members.Required("then")),
                Otherwise = RevisionReader.ScopeWithResult(members.Required("otherwise")),
            },
            BlockTypes.Switch => new SwitchBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Value = RevisionReader.Binding(config.Required("value")),
                Cases = RevisionReader.Map(members.Required("cases"), RevisionReader.ScopeWithResult),
                Otherwise = RevisionReader.ScopeWithResult(members.Required("otherwise")),
            },
            BlockTypes.When => new WhenBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Condition = config.Required("condition").Text(),
                Then = RevisionReader.ScopeWithoutResult(members.Required("then")),
            },
            BlockTypes.ForEach => new ForEachBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Items = RevisionReader.Binding(config.Required("items")),
                Concurrency = config.Optional("concurrency")?.Integer(1, 256) ?? ForEachBlock.DefaultConcurrency,
                Body = RevisionReader.ScopeWithResult(members.Required("body")),
            },
            BlockTypes.Reduce => new ReduceBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Items = RevisionReader.Binding(config.Required("items")),
                Seed = RevisionReader.Binding(config.Required("seed")),
                Body = RevisionReader.ScopeWithResult(members.Required("body")),
            },
            BlockTypes.Call => new CallBlock
            {
                Id = id,
                Needs = needs,
                Output = output,
                Workflow = RevisionReader.WorkflowId(config.Required("workflow")),
                Inputs = RevisionReader.Binding(config.Required("inputs")),
            },
            var unknown => throw RevisionErrors.UnknownValue(type, unknown),
        };
        config.End();
        block = block with
        {
            Timeout = members.Optional("timeout_ms")?.Milliseconds(),
            Retry = members.Optional("retry") is { } retry ? Retry(retry) : null,
            OnError = members.Optional("on_error") is { } policy ? OnError(policy, block is WhenBlock) : null,
        };
        members.End();
        return block;
    }

    private static LlmBlock Llm(JsonMembersReader config, string id, ImmutableArray<string> needs, Schema output) => new()
    {
        Id = id,
        Needs = needs,
        Output = output,
        Model = config.Required("model").Text(),
        Messages = config.Optional("messages") is { } messages
            ? [.. messages.Items().Select(Message)]
            : [new LlmMessage("user", config.Required("prompt").Text())],
        System = config.Optional("system")?.Text(),
        Temperature = config.Optional("temperature")?.Number(),
        MaxTokens = config.Optional("max_tokens")?.Integer(1, int.MaxValue),
        ReasoningEffort = config.Optional("reasoning_effort")?.OneOf("low", "medium", "high"),
        Structured = config.Optional("structured")?.Flag() ?? false,
        Tools = config.Optional("tools") is { } tools ? RevisionReader.Map(tools, Tool) : RevisionReader.Empty<LlmTool>(),
    };

    private static LlmMessage Message(JsonPlace place)
    {
        var members = place.Object();
        var message = new LlmMessage(members.Required("role").OneOf("user", "assistant"), members.Required("content").Text());
        members.End();
        return message;
    }

    private static LlmTool Tool(JsonPlace place)
    {
        var members = place.Object();
        var tool = new LlmTool(members.Optional("description")?.Text(), members.Required("input").Schema(), Code(members));
        members.End();
        return tool;
    }

    private static CodeReference Code(JsonMembersReader members) =>
        new(members.Required("method").Text(), members.Required("fingerprint").Text());

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
            ? new ErrorPolicy.Fallback(forItsEffect ? RevisionReader.ScopeWithoutResult(branch) : RevisionReader.ScopeWithResult(branch))
            : new ErrorPolicy.Continue(RevisionReader.Binding(members.Required("continue")));
        members.End();
        return policy;
    }
}

using System.Collections.Immutable;
using Scout.Revisions.Blocks;
using Scout.Revisions.Json;
using Scout.Revisions.Model;

namespace Scout.Revisions.Format;

/// <summary>A revision as members that are about to be written.</summary>
internal static class RevisionWriter
{
    public static JsonMembers Members(Revision revision)
    {
        var members = Members(revision.Body, "");
        members["format"] = Revision.CurrentFormat;
        members["workflow"] = revision.Workflow;
        members["input"] = revision.Input.Json;
        members["output"] = revision.Output.Json;
        if (!revision.Calls.IsEmpty)
        {
            members["calls"] = Map(revision.Calls, (id, _) => id, "");
        }

        return members;
    }

    private static JsonMembers Members(Scope scope, string at)
    {
        var members = new JsonMembers { ["blocks"] = Map(scope.Blocks, Members, at + "/blocks") };
        if (scope.Result is { } result)
        {
            members["result"] = Binding(result, at + "/result");
        }

        return members;
    }

    private static object Binding(Binding binding, string at) => binding switch
    {
        Binding.Expression expression => expression.Text,
        Binding.Literal literal => new JsonMembers { ["$literal"] = literal.Value },
        Binding.Composite composite when composite.Members.ContainsKey("$literal") => throw RevisionErrors.ReservedMember(at),
        Binding.Composite composite => Map(composite.Members, Binding, at),
        _ => throw new ArgumentException($"unknown binding {binding.GetType()}", nameof(binding)),
    };

    private static JsonMembers Members(Block block, string at)
    {
        var config = new JsonMembers();
        var members = new JsonMembers
        {
            ["type"] = BlockTypes.Of(block),
            ["needs"] = block.Needs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ["config"] = config,
            ["output"] = block.Output.Json,
        };
        switch (block)
        {
            case TextBlock text: config["template"] = text.Template; break;
            case LlmBlock llm: Llm(llm, config); break;
            case CodeBlock code:
                Code(code.Code, config);
                config["arguments"] = code.Arguments.Select((argument, i) => Binding(argument, $"{at}/config/arguments/{i}"));
                break;
            case IfBlock branch:
                config["condition"] = branch.Condition;
                members["then"] = Members(branch.Then, at + "/then");
                members["otherwise"] = Members(branch.Otherwise, at + "/otherwise");
                break;
            case SwitchBlock branch:
                config["value"] = Binding(branch.Value, at + "/config/value");
                members["cases"] = Map(branch.Cases, Members, at + "/cases");
                members["otherwise"] = Members(branch.Otherwise, at + "/otherwise");
                break;
            case WhenBlock branch:
                config["condition"] = branch.Condition;
                members["then"] = Members(branch.Then, at + "/then");
                break;
            case ForEachBlock loop:
                config["items"] = Binding(loop.Items, at + "/config/items");
                if (loop.Concurrency != ForEachBlock.DefaultConcurrency)
                {
                    config["concurrency"] = loop.Concurrency;
                }

                members["body"] = Members(loop.Body, at + "/body");
                break;
            case ReduceBlock loop:
                config["items"] = Binding(loop.Items, at + "/config/items");
                config["seed"] = Binding(loop.Seed, at + "/config/seed");
                members["body"] = Members(loop.Body, at + "/body");
                break;
            case CallBlock call:
                config["workflow"] = call.Workflow;
                config["inputs"] = Binding(call.Inputs, at + "/config/inputs");
                break;
            default: throw new ArgumentException($"unknown block {block.GetType()}", nameof(block));
        }

        Options(block, members, at);
        return members;
    }

    private static void Llm(LlmBlock llm, JsonMembers config)
    {
        config["model"] = llm.Model;
        if (llm.Messages is [{ Role: "user", Content: var prompt }])
        {
            config["prompt"] = prompt;
        }
        else
        {
            config["messages"] = llm.Messages.Select(message => new JsonMembers { ["role"] = message.Role, ["content"] = message.Content });
        }

        AddUnlessNull(config, "system", llm.System);
        AddUnlessNull(config, "temperature", llm.Temperature);
        AddUnlessNull(config, "max_tokens", llm.MaxTokens);
        AddUnlessNull(config, "reasoning_effort", llm.ReasoningEffort);
        if (llm.Structured)
        {
            config["structured"] = true;
        }

        if (!llm.Tools.IsEmpty)
        {
            config["tools"] = Map(llm.Tools, (tool, _) => Tool(tool), "");
        }
    }

    private static JsonMembers Tool(LlmTool tool)
    {
        var members = new JsonMembers { ["input"] = tool.Input.Json };
        AddUnlessNull(members, "description", tool.Description);
        Code(tool.Code, members);
        return members;
    }

    private static void Code(CodeReference code, JsonMembers members)
    {
        members["method"] = code.Method;
        members["fingerprint"] = code.Fingerprint;
    }

    private static void Options(Block block, JsonMembers members, string at)
    {
        if (block.Timeout is { } timeout)
        {
            members["timeout_ms"] = Milliseconds(timeout, at + "/timeout_ms");
        }

        if (block.Retry is { } retry)
        {
            var settings = new JsonMembers { ["attempts"] = retry.Attempts, ["delay_ms"] = Milliseconds(retry.Delay, at + "/retry/delay_ms") };
            if (retry.Exponential)
            {
                settings["exponential"] = true;
            }

            if (retry.MaxDelay != RetryPolicy.DefaultMaxDelay)
            {
                settings["max_delay_ms"] = Milliseconds(retry.MaxDelay, at + "/retry/max_delay_ms");
            }

            members["retry"] = settings;
        }

        if (block.OnError is { } policy)
        {
            members["on_error"] = policy switch
            {
                ErrorPolicy.Continue next => new JsonMembers { ["continue"] = Binding(next.Value, at + "/on_error/continue") },
                ErrorPolicy.Fallback next => new JsonMembers { ["fallback"] = Members(next.Branch, at + "/on_error/fallback") },
                _ => throw new ArgumentException($"unknown error policy {policy.GetType()}", nameof(block)),
            };
        }
    }

    private static long Milliseconds(TimeSpan duration, string at) => duration.Ticks % TimeSpan.TicksPerMillisecond == 0
        ? duration.Ticks / TimeSpan.TicksPerMillisecond
        : throw RevisionErrors.NotWholeMilliseconds(at, duration);

    private static void AddUnlessNull(JsonMembers members, string name, object? value)
    {
        if (value is not null)
        {
            members[name] = value;
        }
    }

    private static JsonMembers Map<T>(ImmutableSortedDictionary<string, T> values, Func<T, string, object> write, string at)
    {
        var members = new JsonMembers();
        foreach (var (name, value) in values)
        {
            members[name] = write(value, $"{at}/{JsonPointer.Escape(name)}");
        }

        return members;
    }
}

using System.Collections.Immutable;
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

        if (!revision.Files.IsEmpty)
        {
            members["files"] = Map(revision.Files, (hash, _) => hash, "");
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
            ["type"] = block.Kind.Type,
            ["needs"] = block.Needs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ["config"] = config,
            ["output"] = block.Output.Json,
        };
        foreach (var part in block.Parts)
        {
            Part(part, config, members, at);
        }

        Options(block, members, at);
        return members;
    }

    private static void Part(BlockPart part, JsonMembers config, JsonMembers members, string at)
    {
        var name = part.Name;
        switch (part)
        {
            case BlockPart.Plain plain: AddUnlessNull(config, name, plain.Content); break;
            case BlockPart.Template template: AddUnlessNull(config, name, template.Text); break;
            case BlockPart.Templates { All.IsEmpty: true }: break;
            case BlockPart.Templates templates: config[name] = Map(templates.All, (template, _) => template, ""); break;
            case BlockPart.Messages messages:
                config[name] = messages.All.Select(message => Message(message));
                break;
            case BlockPart.Expression expression: config[name] = expression.Text; break;
            case BlockPart.Value value: config[name] = Binding(value.Binding, $"{at}/config/{name}"); break;
            case BlockPart.Values values: config[name] = values.Bindings.Select((binding, i) => Binding(binding, $"{at}/config/{name}/{i}")); break;
            case BlockPart.Model model: config[name] = model.Alias; break;
            case BlockPart.Code code: Code(code.Method, config); break;
            case BlockPart.Tools { All.IsEmpty: true }: break;
            case BlockPart.Tools tools: config[name] = Map(tools.All, (tool, _) => Tool(tool), ""); break;
            case BlockPart.Workflow workflow: config[name] = workflow.Id; break;
            case BlockPart.Branch branch: members[name] = Members(branch.Scope, $"{at}/{name}"); break;
            case BlockPart.Branches branches: members[name] = Map(branches.Scopes, Members, $"{at}/{name}"); break;
            default: throw new ArgumentException($"unknown part {part.GetType()}", nameof(part));
        }
    }

    private static JsonMembers Message(LlmMessage message)
    {
        var members = new JsonMembers { ["role"] = message.Role, ["content"] = message.Content };
        if (!message.Attachments.IsEmpty)
        {
            members["attachments"] = message.Attachments.Select(attachment =>
            {
                var written = new JsonMembers { [attachment.Kind.ToString().ToLowerInvariant()] = attachment.Content };
                AddUnlessNull(written, "media_type", attachment.MediaType);
                return written;
            });
        }

        return members;
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
        AddUnlessNull(members, "once", block.Once ? true : null);
        if (block.Timeout is { } timeout)
        {
            members["timeout_ms"] = Milliseconds(timeout, at + "/timeout_ms");
        }

        if (block.Retry is { } retry)
        {
            var settings = new JsonMembers { ["attempts"] = retry.Attempts, ["delay_ms"] = Milliseconds(retry.Delay, at + "/retry/delay_ms") };
            AddUnlessNull(settings, "exponential", retry.Exponential ? true : null);
            AddUnlessNull(settings, "max_delay_ms", retry.MaxDelay == RetryPolicy.DefaultMaxDelay ? null : Milliseconds(retry.MaxDelay, at + "/retry/max_delay_ms"));
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

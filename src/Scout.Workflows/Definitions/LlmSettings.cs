using System.Collections.Immutable;
using Scout.Revisions.Blocks;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>Makes <c>llm</c> blocks.</summary>
internal static class LlmSettings
{
    public static LlmBlock Build<T>(LlmOptions<T> options, BlockBinder binder)
    {
        Check(options, binder);
        return new()
        {
            Id = binder.Id,
            Needs = [],
            Output = binder.Output,
            Model = options.Model,
            System = options.System is { } system ? binder.Template("System", system) : null,
            Messages = Messages(options, binder),
            Temperature = options.Temperature,
            MaxTokens = options.MaxTokens,
            ReasoningEffort = Effort(options.ReasoningEffort, binder),
            Structured = typeof(T) != typeof(string),
            Tools = LlmTools.Build(options.Tools, binder),
            MaxToolRounds = options.MaxToolRounds,
        };
    }

    private static void Check<T>(LlmOptions<T> options, BlockBinder binder)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            binder.Errors.Setting(binder.Draft, "Model is empty; name an alias of scout.json, such as \"fast\"");
        }

        if (options.Prompt is null == options.Messages is [])
        {
            binder.Errors.Setting(binder.Draft, options.Prompt is null
                ? "has neither Prompt nor Messages; set one of them"
                : "has both Prompt and Messages; put the prompt into Messages");
        }

        if (options.Temperature is { } temperature)
        {
            binder.Check(Ranges.Temperature(temperature));
        }

        if (options.MaxTokens is { } tokens)
        {
            binder.Check(Ranges.Tokens(tokens));
        }

        if (options.MaxToolRounds is { } rounds)
        {
            binder.Check(Ranges.ToolRounds(rounds));
        }
    }

    private static ImmutableArray<LlmMessage> Messages<T>(LlmOptions<T> options, BlockBinder binder) => options.Prompt is { } prompt
        ? [new("user", binder.Template("Prompt", prompt))]
        : [.. options.Messages.Select((message, index) => new LlmMessage(message.Role, binder.Template($"Messages[{index}]", message.Content))
        {
            Attachments = [.. message.Attachments.Select(attachment => Build(attachment, $"Messages[{index}]", binder))],
        })];

    private static LlmAttachment Build(Attachment attachment, string setting, BlockBinder binder)
    {
        if (attachment.MediaType is { } type)
        {
            binder.Check(HttpRules.ContentType(type));
        }

        return new(attachment.Kind, binder.Template(setting, attachment.Content), attachment.MediaType);
    }

    private static string? Effort(ReasoningEffort? effort, BlockBinder binder)
    {
        switch (effort)
        {
            case null:
                return null;
            case ReasoningEffort.Low:
                return "low";
            case ReasoningEffort.Medium:
                return "medium";
            case ReasoningEffort.High:
                return "high";
            default:
                binder.Check($"ReasoningEffort is {(int)effort.Value}; use Low, Medium or High");
                return null;
        }
    }
}

/// <summary>Makes the tools that a model is given.</summary>
internal static class LlmTools
{
    public static ImmutableSortedDictionary<string, LlmTool> Build(IReadOnlyList<Delegate> methods, BlockBinder binder)
    {
        var tools = ImmutableSortedDictionary.CreateBuilder<string, LlmTool>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            var name = JsonNames.SnakeCase(method.Method.Name);
            if (CodeMethod.Problem(method) is null && tools.ContainsKey(name))
            {
                binder.Errors.Setting(binder.Draft, $"has two tools '{name}'; give one of the methods another name");
                continue;
            }

            tools[name] = Tool(method, binder);
        }

        return tools.ToImmutable();
    }

    private static LlmTool Tool(Delegate method, BlockBinder binder)
    {
        var code = binder.Method(method);
        return new(
            XmlDocumentation.Summary(method.Method, code.Method),
            binder.Schema(() => SchemaWriter.ForParameters(method.Method, code.Method)),
            code);
    }
}

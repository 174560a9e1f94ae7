using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scout.Execution.Blocks;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Execution.Templates;
using Scout.Revisions.Format;
using Scriban;
using Scriban.Runtime;

namespace Scout.Benchmarks.Rendering;

/// <summary>A template, what it reads, and the ways to render it.</summary>
internal sealed class TemplateCase(string name, string template, string inputs)
{
    private static readonly RunContext Run = new()
    {
        RunId = "20261128t180019-81d0c44a12",
        Environment = "production",
        Variables = JsonElement.Parse("{}"),
        Secrets = new(new ConfigurationBuilder().Build()),
        Templates = new(TemplateLimits.Default, TimeProvider.System),
        Methods = null!,
        Services = null!,
        Models = null!,
        Http = null!,
        Time = TimeProvider.System,
    };

    public static IReadOnlyList<TemplateCase> All { get; } =
    [
        new("trivial", "Hello {{ inputs.name }}!", """{"name":"Ada"}"""),
        new("prompt", "Answer {{ inputs.name }} ({{ inputs.locale }}), tier {{ inputs.tier }}. They wrote:\n{{ inputs.text }}\nBe kind.", """{"name":"Ada","locale":"en","tier":3,"text":"Where is my order? I wait for it since last week, and nobody answers."}"""),
        new("functions", "{{ inputs.name | string.upcase }} {{ if inputs.tier > 2 }}gold{{ else }}plain{{ end }} {{ inputs.tier | math.plus 1 }}", """{"name":"Ada","tier":3}"""),
        new("loop of ten", "{{ for line in inputs.lines }}{{ line.sku }}: {{ line.count }}\n{{ end }}", $$"""{"lines":[{{string.Join(',', Enumerable.Range(1, 10).Select(i => $$"""{"sku":"A{{i}}","count":{{i}}}"""))}}]}"""),
    ];

    public string Name => name;

    /// <summary>As a text block of a run does.</summary>
    public Action Ours()
    {
        var plan = PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes("""{"format":1,"workflow":"test","input":{},"output":{},"blocks":{},"result":"1"}""")), new string('0', 64), new Dictionary<string, Plan>());
        var frame = new Frame(0, plan.Body, null, null, -1, "") { Inputs = JsonElement.Parse(inputs) };
        return () => Run.Templates.Render(template, new FrameVariables(frame, Run, attempt: 1));
    }

    /// <summary>Plain Scriban, with a new context for each rendering.</summary>
    public Action New()
    {
        var (parsed, values) = (Scriban.Template.Parse(template), Values());
        return () =>
        {
            var context = new TemplateContext();
            context.PushGlobal(values);
            parsed.Render(context);
        };
    }

    /// <summary>Plain Scriban, with one context that is reset after each rendering.</summary>
    public Action Reused()
    {
        var (parsed, values, context) = (Scriban.Template.Parse(template), Values(), new TemplateContext());
        return () =>
        {
            context.PushGlobal(values);
            parsed.Render(context);
            context.Reset();
        };
    }

    private ScriptObject Values() => new() { ["inputs"] = JsonScript.ToScript(JsonElement.Parse(inputs)) };
}

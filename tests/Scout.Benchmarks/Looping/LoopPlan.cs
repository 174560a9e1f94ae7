using System.Text;
using Scout.Execution.Plans;
using Scout.Revisions.Format;

namespace Scout.Benchmarks.Looping;

/// <summary>A workflow that is one loop over a list of its inputs.</summary>
/// <param name="Name">What its body is.</param>
/// <param name="Body">The body's blocks, as JSON.</param>
/// <param name="Result">What the body yields.</param>
internal sealed record LoopPlan(string Name, string Body, string Result)
{
    private const string Code = """
        "next":{"type":"code","needs":[],"config":{"method":"M:Scout.Benchmarks.Looping.Bodies.Next(System.Int32)","arguments":["all.item"],"fingerprint":"sha256:00"},"output":{"type":"integer"}}
        """;

    private const string Text = """
        "line":{"type":"text","needs":[],"config":{"template":"No. {{ all.item }}"},"output":{"type":"string"}}
        """;

    private const string Branch = "\"route\":{\"type\":\"if\",\"needs\":[],\"config\":{\"condition\":\"all.item % 2 == 0\"},\"output\":{},"
        + "\"then\":{\"blocks\":{" + Code + "},\"result\":\"next\"},\"otherwise\":{\"blocks\":{" + Text + "},\"result\":\"line\"}}";

    /// <summary>The loops that are measured.</summary>
    public static IReadOnlyList<LoopPlan> All { get; } = [new("code", Code, "next"), new("text", Text, "line"), new("branch", Branch, "route")];

    /// <summary>Compiles it.</summary>
    public Plan Compile()
    {
        const string Loop = """{"type":"foreach","needs":["inputs"],"config":{"items":"inputs.items"},"output":{},"body":{"blocks":{BLOCKS},"result":"RESULT"}}""";
        var loop = Loop.Replace("BLOCKS", Body, StringComparison.Ordinal).Replace("RESULT", Result, StringComparison.Ordinal);
        var json = $$"""{"format":1,"workflow":"loop","input":{},"output":{},"result":"all","blocks":{"all":{{loop}}} }""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), new Dictionary<string, Plan>());
    }
}

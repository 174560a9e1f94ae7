using System.Text;
using Scout.Execution.Plans;
using Scout.Revisions.Format;

namespace Scout.Execution.Tests.Runs;

/// <summary>Plans from little JSON: needs, schemas and fingerprints that a test does not care about are filled in.</summary>
internal static class Revisions
{
    public const string Any = "{}";
    public const string Here = "M:Scout.Execution.Tests.Runs.Methods.";

    public static Plan Plan(string blocks, string result, string calls = "{}", params (string Workflow, Plan Plan)[] called) => PlanOf(Any, blocks, result, calls, called);

    public static Plan PlanOf(string output, string blocks, string result, string calls = "{}", params (string Workflow, Plan Plan)[] called)
    {
        var json = $$"""{"format":1,"workflow":"test","input":{{Any}},"output":{{output}},"blocks":{{blocks}},"result":{{result}}{{(called.Length == 0 ? "" : $",\"calls\":{calls}")}}}""";
        return PlanCompiler.Compile(RevisionJson.Read(Encoding.UTF8.GetBytes(json)), new string('0', 64), called.ToDictionary(call => call.Workflow, call => call.Plan));
    }

    public static string Text(string id, string template, string needs = "", string more = "") =>
        $$"""{{Quote(id)}}:{"type":"text","needs":[{{Needs(needs)}}],"config":{"template":{{Quote(template)}}},"output":{"type":"string"}{{more}}}""";

    public static string Method(string id, string method, string arguments = "[]", string needs = "", string more = "", string output = Any) =>
        $$"""{{Quote(id)}}:{"type":"code","needs":[{{Needs(needs)}}],"config":{"method":{{Quote(Here + method)}},"arguments":{{arguments}},"fingerprint":"sha256:00"},"output":{{output}}{{more}}}""";

    public static string Block(string id, string type, string config, string scopes, string needs = "", string more = "") =>
        $$"""{{Quote(id)}}:{"type":{{Quote(type)}},"needs":[{{Needs(needs)}}],"config":{{config}},"output":{{(type is "when" or "stopif" ? "{\"type\":\"null\"}" : Any)}}{{(scopes.Length == 0 ? "" : "," + scopes)}}{{more}}}""";

    public static string Scope(string blocks, string? result) =>
        $$"""{"blocks":{{{blocks}}}{{(result is null ? "" : $",\"result\":{result}")}}}""";

    private static string Needs(string needs) => string.Join(',', needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(Quote));

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}

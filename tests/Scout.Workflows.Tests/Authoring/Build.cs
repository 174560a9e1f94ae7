using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Scout.Definitions;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Snapshots;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>Builds workflow classes of this assembly.</summary>
internal static partial class Build
{
    private static readonly JsonSerializerOptions Indented = new(SnakeCaseJson.For(new DefaultJsonTypeInfoResolver())) { WriteIndented = true };

    /// <summary>A workflow that is right.</summary>
    public static SnapshotWorkflow Of<TWorkflow>()
        where TWorkflow : Workflow
    {
        var id = typeof(TWorkflow).GetCustomAttributes(typeof(WorkflowAttribute), false).Cast<WorkflowAttribute>().Single().Id;
        var result = Snapshot.Of([typeof(TWorkflow)], depsFile: null);
        Assert.Empty(result.Errors);
        return result.Workflows.Single(workflow => workflow.Workflow == id);
    }

    /// <summary>A part of a right definition's revision by its path: <c>blocks/triage/config</c>.</summary>
    public static string Json<TIn, TOut>(string path, Func<Flow, Value<TIn>, Value<TOut>> define)
    {
        var bytes = RevisionJson.Write(Compile(define));
        // What is built can be stored: it is read again as it was written.
        Assert.Equal(bytes, RevisionJson.Write(RevisionJson.Read(bytes)));
        var json = JsonElement.Parse(bytes);
        foreach (var name in path.Split('/'))
        {
            json = json.GetProperty(name);
        }

        return Masked(json.GetRawText());
    }

    /// <summary>What is wrong with a definition, with codes, in the order of the source.</summary>
    public static string[] Errors<TIn, TOut>(Func<Flow, Value<TIn>, Value<TOut>> define) =>
        [.. Assert.Throws<DefinitionException>(() => Compile(define)).Errors.Select(error => $"{error.Code}: {Line.Replace(error.Message, ".cs")}")];

    private static Revision Compile<TIn, TOut>(Func<Flow, Value<TIn>, Value<TOut>> define)
    {
        var definition = new Definition("test", default, typeof(TIn));
        definition.Body.Result = define(new Flow(definition, definition.Body), new Value<TIn>(definition.Input)).Source;
        return new WorkflowCompiler(definition, new WorkflowCatalog(depsFile: null), typeof(Build).Assembly).Compile(typeof(TOut));
    }

    /// <summary>What is wrong with some workflows.</summary>
    public static IReadOnlyList<SnapshotError> Errors(params Type[] workflows) => Snapshot.Of(workflows, depsFile: null).Errors;

    /// <summary>A revision as people read it.</summary>
    public static string Shown(SnapshotWorkflow workflow) => Masked(JsonSerializer.Serialize(JsonElement.Parse(workflow.Revision.Bytes.Span), Indented));

    // What a fingerprint is made of has tests of its own.
    private static string Masked(string json) => Fingerprint.Replace(json, "sha256:...");

    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex Line { get; }

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Fingerprint { get; }
}

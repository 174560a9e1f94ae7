using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Protocol;

namespace Scout.Workflows.Tests.Authoring;

/// <summary>Builds workflow classes of this assembly.</summary>
internal static partial class Build
{
    private static readonly JsonSerializerOptions Indented = new(ProtocolJson.Options) { WriteIndented = true };

    /// <summary>A workflow that is right.</summary>
    public static SnapshotWorkflow Of<TWorkflow>()
        where TWorkflow : Workflow
    {
        var id = typeof(TWorkflow).GetCustomAttributes(typeof(WorkflowAttribute), false).Cast<WorkflowAttribute>().Single().Id;
        var result = Snapshot.Of([typeof(TWorkflow)], depsFile: null);
        Assert.Empty(result.Errors);
        return result.Workflows.Single(workflow => workflow.Workflow == id);
    }

    /// <summary>A part of a right workflow's revision by its path: <c>blocks.triage.config</c>.</summary>
    public static string Json<TWorkflow>(string path)
        where TWorkflow : Workflow
    {
        var json = JsonElement.Parse(Of<TWorkflow>().Revision);
        foreach (var name in path.Split('.'))
        {
            json = json.GetProperty(name);
        }

        return Masked(json.GetRawText());
    }

    /// <summary>What is wrong with some workflows.</summary>
    public static IReadOnlyList<SnapshotError> Errors(params Type[] workflows) => Snapshot.Of(workflows, depsFile: null).Errors;

    /// <summary>The one thing that is wrong with a workflow, with its code.</summary>
    public static string Error<TWorkflow>()
    {
        var error = Assert.Single(Errors(typeof(TWorkflow)));
        return $"{error.Code}: {error.Message}";
    }

    /// <summary>A revision as people read it.</summary>
    public static string Shown(SnapshotWorkflow workflow) => Masked(JsonSerializer.Serialize(JsonElement.Parse(workflow.Revision), Indented));

    // What a fingerprint is made of has tests of its own.
    private static string Masked(string json) => Fingerprint.Replace(json, "sha256:...");

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Fingerprint { get; }
}

using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;

namespace Scout.Architecture.Tests;

public class ArrowTests
{
    private static readonly string[] Outside =
        ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Diagnostics.Process", "System.Net.Sockets", "System.Net.Http", "System.Console"];

    /// <summary>Each project of src, and the projects that it may reference.</summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "Scout.Revisions", [] },
        { "Scout.Workflows", ["Scout.Revisions"] },
        { "Scout.Analyzers", [] },
        { "Scout.Analyzers.Fixes", ["Scout.Analyzers"] },
        { "Scout.Environments", ["Scout.Revisions"] },
        { "Scout.Execution", ["Scout.Workflows", "Scout.Telemetry", "Scout.Revisions"] },
        { "Scout.Host", ["Scout.Execution", "Scout.Workflows", "Scout.Revisions"] },
        { "Scout.Models.Anthropic", [] },
        { "Scout.Models.Ollama", [] },
        { "Scout.Models.OpenAI", [] },
        // It speaks with servers, whatever they are made of.
        { "Scout.Client", [] },
        { "Scout.Build", ["Scout.Environments", "Scout.Revisions"] },
        { "Scout.Runs", ["Scout.Environments", "Scout.Revisions"] },
        { "Scout.Server", ["Scout.Runs", "Scout.Environments", "Scout.Revisions"] },
        // What an app of one's own takes: it has no code.
        { "Scout.Server.Package", ["Scout.Build"] },
        { "Scout.Telemetry", ["Scout.Revisions"] },
        { "Scout.Testing", ["Scout.Execution", "Scout.Client"] },
        { "Scout.Testing.Package", ["Scout.Build", "Scout.Client"] },
        // The server's program, with the console, is beside the tool, which starts it.
        { "Scout.Tool", ["Scout.Web", "Scout.Validation", "Scout.Runs", "Scout.Telemetry", "Scout.Environments", "Scout.Revisions"] },
        { "Scout.Validation", ["Scout.Runs", "Scout.Environments", "Scout.Revisions"] },
        { "Scout.Web", ["Scout.Server", "Scout.Runs", "Scout.Environments", "Scout.Revisions"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_references_only_projects_that_its_arrows_point_to(string project, string[] allowed)
    {
        var references = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants("ProjectReference")
            // Built before, and not referenced: the host beside the task.
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Subset(allowed.ToHashSet(), references.ToHashSet());
    }

    [Fact]
    public void Every_project_has_its_arrows() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal),
        Arrows.Select(arrow => arrow.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void The_tool_never_reaches_the_engine_and_the_engine_never_the_store()
    {
        Assert.DoesNotContain("Scout.Execution", Reached(Assembly.Load("dotnet-scout")));
        Assert.DoesNotContain("Scout.Environments", Reached(Assembly.Load("Scout.Host")));
    }

    [Fact]
    public void The_tool_never_reaches_the_authors_library() => Assert.DoesNotContain("Scout.Workflows", Reached(Assembly.Load("dotnet-scout")));

    [Theory]
    [InlineData("Scout.Revisions.Rules")]
    [InlineData("Scout.Revisions.Model", "Scout.Revisions.Rules")]
    public void The_lowest_rooms_depend_on_no_other_room(string room, params string[] below) => DoNotDependOn(
        Types.InAssembly(typeof(ScoutException).Assembly).That().ResideInNamespaceStartingWith(room),
        [.. Rooms().Except([room, .. below])]);

    [Fact]
    public void A_revision_knows_nothing_of_runs_and_messages() => DoNotDependOn(
        Types.InAssembly(typeof(ScoutException).Assembly).That().ResideInNamespaceStartingWith("Scout.Revisions.Format"),
        "Scout.Revisions.Runs", "Scout.Revisions.Channel", "Scout.Revisions.Snapshots");

    [Theory]
    [InlineData("Scout.Environments", "Scout.Environments.Diff")]
    [InlineData("Scout.Execution", "Scout.Execution.Plans")]
    public void A_pure_core_does_no_input_or_output(string assembly, string core) => DoNotDependOn(
        Types.InAssembly(Assembly.Load(assembly)).That().ResideInNamespaceStartingWith(core),
        Outside);

    [Fact]
    public void The_state_of_a_run_does_no_input_or_output() => DoNotDependOn(
        Types.InAssembly(Assembly.Load("Scout.Execution")).That().HaveNameStartingWith("RunState"),
        Outside);

    private static string[] Rooms() =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Scout.Revisions")).Select(folder => $"Scout.Revisions.{Path.GetFileName(folder)}")];

    private static HashSet<string> Reached(Assembly assembly)
    {
        var found = new HashSet<string>();
        var next = new Queue<Assembly>([assembly]);
        while (next.TryDequeue(out var one))
        {
            foreach (var name in one.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Scout.", StringComparison.Ordinal) && found.Add(name.Name)))
            {
                next.Enqueue(Assembly.Load(name));
            }
        }

        return found;
    }

    private static void DoNotDependOn(PredicateList types, params string[] names)
    {
        Assert.NotEmpty(types.GetTypes());
        Assert.Empty(types.ShouldNot().HaveDependencyOnAny(names).GetResult().FailingTypeNames ?? []);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Environments;
using Scout.Environments.Builds;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>A project with a support desk's workflow that is "built" again and again: the store is real, the compiler is left out.</summary>
internal sealed class Desk : IDisposable
{
    public const string Method = "M:Desk.Support.FindCustomer(System.String)";

    private const string Json = """
        {
          "format": 1,
          "workflow": "support-desk",
          "input": { "type": "object", "properties": { "locale": { "type": "string", "default": "en" }, "user_message": { "type": "string" } }, "required": ["user_message"] },
          "output": { "type": "object", "properties": { "answer": { "type": "string" }, "category": { "type": "string" } }, "required": ["answer", "category"] },
          "blocks": {
            "customer": { "type": "code", "needs": ["inputs"], "config": { "method": "M:Desk.Support.FindCustomer(System.String)", "arguments": ["inputs.user_message"], "fingerprint": "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }, "output": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] } },
            "route": { "type": "if", "needs": ["triage"], "config": { "condition": "triage.urgent" }, "output": { "type": "string" },
              "then": { "blocks": { "apologise": { "type": "llm", "needs": ["customer", "inputs"], "config": { "model": "smart", "prompt": "Be kind.\nApologise to {{ customer.name }}.\nThey wrote: {{ inputs.user_message }}", "temperature": 0.2 }, "output": { "type": "string" } } }, "result": "apologise" },
              "otherwise": { "blocks": { "thank": { "type": "text", "needs": ["customer"], "config": { "template": "Hello {{ customer.name }}, thank you." }, "output": { "type": "string" } } }, "result": "thank" } },
            "triage": { "type": "llm", "needs": ["inputs"], "config": { "model": "fast", "prompt": "Classify: {{ inputs.user_message }}", "structured": true }, "output": { "type": "object", "properties": { "category": { "type": "string" }, "urgent": { "type": "boolean" } }, "required": ["category", "urgent"] } }
          },
          "result": { "answer": "route", "category": "triage.category" }
        }
        """;

    private readonly JsonNode _revision = JsonNode.Parse(Json)!;

    public Desk(int? width = null)
    {
        Folder = new ToolFolder { Width = width };
        File.WriteAllText(Folder.File("scout.json"), """
            {
              "models": { "fast": { "provider": "script", "replies": "replies.json" }, "smart": { "provider": "script", "replies": "replies.json" } },
              "environments": { "development": {}, "staging": { "requires": ["development"], "allow": ["script"], "schedules": [{ "name": "nightly", "workflow": "support-desk", "cron": "0 6 * * 1-5", "zone": "Europe/Berlin" }] }, "production": { "requires": ["staging"], "allow": ["script"] } }
            }
            """);
        ScoutProject.Init(Folder.Path);
        File.WriteAllText(Folder.File("Desk.csproj"), "<Project />");
    }

    public ToolFolder Folder { get; }

    public string Source { get; set; } = "return new Customer(\"Ann\");";

    public Task<ToolRun> RunAsync(string commandLine) => Folder.RunAsync(commandLine);

    /// <summary>Edits the definition and records a build of it.</summary>
    public RecordedWorkflow Build(Action<JsonNode>? edit = null, string? former = null)
    {
        edit?.Invoke(_revision);
        var blocks = ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);
        var snapshot = new SnapshotWorkflow
        {
            Workflow = "support-desk",
            Description = "Answers a customer's message.",
            Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(_revision))),
            Blocks = former is null ? blocks : blocks.Add(former.Split('>')[1], new BlockAnnotation(FormerId: former.Split('>')[0])),
            Sources = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(Method, Source),
        };
        return Store().RecordBuild(Request(snapshot)).Workflows.Single();
    }

    /// <summary>A build whose bundle is published, so that promoting it needs no SDK.</summary>
    public async Task<string> BuildAndPublishAsync(Action<JsonNode>? edit = null)
    {
        var id = Build(edit).RevisionId;
        var snapshot = new SnapshotWorkflow { Workflow = "support-desk", Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(_revision))) };
        var store = Scout.Environments.Store.Open(ScoutProject.Find(Folder.Path), new StoreOptions(), DiskOperations.Instance, new GitRepository(Folder.Path), new DeskBundles(snapshot));
        await store.PublishAsync("support-desk", cancellation: TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>A second workflow in the same store.</summary>
    public void BuildOther()
    {
        const string Other = """{"blocks":{"say":{"config":{"template":"Hi"},"needs":[],"output":{"type":"string"},"type":"text"}},"format":1,"input":{"type":"object"},"output":{"type":"string"},"result":"say","workflow":"greet"}""";
        File.WriteAllText(Folder.File("Other.csproj"), "<Project />");
        Store().RecordBuild(Request(new SnapshotWorkflow { Workflow = "greet", Revision = StoredRevision.Of(Other) }) with { Project = Folder.File("Other.csproj") });
    }

    public static JsonNode Apologise(JsonNode revision) => revision["blocks"]!["route"]!["then"]!["blocks"]!["apologise"]!;

    /// <summary>The edit that the design shows: another prompt and temperature, a new block in a branch, a new output.</summary>
    public static void Escalate(JsonNode revision)
    {
        var config = Apologise(revision)["config"]!;
        config["prompt"] = "Be short.\nApologise to {{ customer.name }}.\nThey wrote: {{ inputs.user_message }}\nPromise a ticket.";
        config["temperature"] = 0.7;
        revision["blocks"]!["route"]!["then"]!["blocks"]!["escalate"] = JsonNode.Parse("""{"type":"text","needs":["customer"],"config":{"template":"Ticket of {{ customer.name }}"},"output":{"type":"string"}}""");
        revision["output"]!["properties"]!["ticket"] = new JsonObject { ["type"] = "string" };
        revision["result"]!["ticket"] = "escalate";
    }

    public void Dispose() => Folder.Dispose();

    private Store Store() => Scout.Environments.Store.Open(ScoutProject.Find(Folder.Path));

    private BuildRequest Request(SnapshotWorkflow snapshot) => new()
    {
        Project = Folder.File("Desk.csproj"),
        Workflows = [snapshot],
        Output = new BundleOutput
        {
            Assembly = Folder.File("Desk.dll"),
            DepsFile = Folder.File("Desk.deps.json"),
            RuntimeConfig = Folder.File("Desk.runtimeconfig.json"),
            Host = Folder.File("Scout.Host.dll"),
        },
    };
}

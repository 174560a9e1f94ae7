using System.Collections.Immutable;
using System.Text;
using Scout.Environments.Evidence;
using Scout.Environments.Gates;
using Scout.Environments.Git;
using Scout.Environments.Promotions;
using Scout.Environments.Tests.Stores;
using Scout.Revisions;

namespace Scout.Environments.Tests.Evidence;

/// <summary>A store whose production demands the suite 'desk', and results of that.</summary>
internal sealed class ValidatedDesk
{
    public const string Cases = "suites/desk.yaml";
    public const string Input = "inputs/lost.json";
    public const string Pattern = "inputs/*.json";

    public ValidatedDesk(string policy = """{ "suites": ["desk"] }""")
    {
        Store = new TestStore(scoutJson: Json(policy), time: Clock);
        Write(Cases, "workflow: support-desk\n");
        Write(Input, "{}");
    }

    public TestClock Clock { get; } = new();

    public TestStore Store { get; }

    public static string Json(string policy, string staging = "", string models = """ "smart": { "provider": "openai", "model": "gpt-4" }, "other": { "provider": "openai", "model": "x" }""") => $$"""
        {
          "models": { {{models}} },
          "variables": { "brand": "Acme", "unused": 1 },
          "environments": { "development": {}, "staging": { {{staging}} }, "production": { "requires": ["staging"], "validation": {{policy}} } }
        }
        """;

    /// <summary>Builds a prompt that asks the model 'smart' and reads the variable 'brand', and promotes it to staging.</summary>
    public async Task<string> StageAsync(string prompt)
    {
        var id = Build(prompt);
        Assert.Equal(PromoteStatus.Moved, (await Store.Promote("staging")).Status);
        return id;
    }

    public string Build(string prompt)
    {
        var workflow = TestRevisions.Workflow("support-desk", $"{{{{ vars.brand }}}} {prompt}", model: "smart");
        Store.Build(workflow);
        return TestRevisions.IdOf(workflow);
    }

    /// <summary>What a validation of a revision in an environment would record now.</summary>
    public ValidationEvidence Result(string revision, string environment = "staging", EvidenceVerdict verdict = EvidenceVerdict.Passed) => new()
    {
        Workflow = "support-desk",
        Revision = revision,
        Bundle = environment == "development" ? null : Store.Store.Resolve(environment).Promotion!.Bundle,
        Environment = environment,
        Settings = Store.Store.UsedSettings("support-desk", revision, environment == "development" ? Store.Store.Project.Settings(environment, "support-desk") : Store.Store.Resolve(environment).Promotion!.Settings),
        Suite = "desk",
        SuiteFiles = Store.Store.SuiteFiles([Cases], [Pattern]),
        SuitePatterns = [Pattern],
        Verdict = verdict,
        Cases = [new("lost parcel", EvidenceVerdict.Passed, 5, 5), new("rude", verdict, verdict == EvidenceVerdict.Passed ? 4 : 1, 5)],
        Models = Answering("gpt-4-0613"),
        Runs = 10,
        Cost = 0.0123456789m,
        Time = Clock.GetUtcNow(),
        By = new Author("Ada", "ada@example.com"),
    };

    public ValidationEvidence Record(ValidationEvidence evidence) => Store.Store.Record(evidence, TestContext.Current.CancellationToken);

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Answering(params string[] ids) =>
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal).Add("smart", [.. ids]);

    /// <summary>What the gate says against production; none: nothing refuses.</summary>
    public async Task<string?> RefusalAsync(string? revision = null)
    {
        var outcome = await Store.Promote(new PromoteRequest { To = "production", Revision = revision, Plan = true });
        Assert.All(outcome.Refusals, refusal => Assert.Equal(Gate.Validation, refusal.Gate));
        Assert.Equal(outcome.Refusals.IsEmpty, outcome.Status == PromoteStatus.Planned);
        return outcome.Refusals.IsEmpty ? null : Assert.Single(outcome.Refusals).Message;
    }

    public void Write(string path, string text)
    {
        for (var folder = Path.GetDirectoryName($"{TestStore.Root}/{path}")!; folder != TestStore.Root; folder = Path.GetDirectoryName(folder)!)
        {
            Store.Files.Entries.TryAdd(folder, null);
        }

        Store.Files.Entries[$"{TestStore.Root}/{path}"] = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The file of a result.</summary>
    public static string PathOf(ValidationEvidence evidence) => $"{TestStore.Root}/.scout/evidence/{evidence.Workflow}/{evidence.Revision}/{evidence.Id}.json";

    public static string Short(string revision) => RevisionId.Short(revision);
}

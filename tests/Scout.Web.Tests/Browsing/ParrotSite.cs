using Scout.Server.Tests.Api;

namespace Scout.Web.Tests.Browsing;

/// <summary>A served project with a past: the parrot is in staging and production, is built again since, and has run; a refund waits for somebody.</summary>
internal sealed class ParrotSite : IAsyncDisposable
{
    private ParrotSite(Served served, ParrotBuilds builds) => (Served, Builds) = (served, builds);

    public Served Served { get; }

    public ParrotBuilds Builds { get; }

    public Uri Address => Served.Client.BaseAddress!;

    /// <summary>The revision that was promoted.</summary>
    public required string First { get; init; }

    /// <summary>The revision that was built since; it is published.</summary>
    public required string Second { get; init; }

    /// <summary>A run that failed.</summary>
    public string Failed { get; private set; } = "";

    /// <summary>A run that waits for an approval.</summary>
    public string Waiting { get; private set; } = "";

    public static async Task<ParrotSite> StartAsync(params string[] more)
    {
        string[] others = ["gate", "refund", "tale", .. more];
        var served = await Served.StartAsync(["parrot", .. others]);
        await File.WriteAllTextAsync(Path.Combine(served.Root, "Parrot.cs"), "[Workflow(\"parrot\")]\npublic sealed class Parrot : Workflow<Saying, string>\n{\n    var said = flow.Code(\"said\", Say, input.Text, input.End);\n}\n");
        var builds = new ParrotBuilds(served, [.. (await BuiltWorkflows.AllAsync()).Where(workflow => others.Contains(workflow.Workflow))]);
        var first = await ParrotBuilds.FirstAsync();
        await builds.PublishAsync(first);
        foreach (var environment in new[] { "staging", "production" })
        {
            Assert.Empty((await builds.Store().PromoteAsync(new() { Workflow = "parrot", To = environment, Revision = first.Revision.Id, Reason = $"first in {environment}" })).Refusals);
        }

        var second = await builds.BuildAsync("loud");
        await builds.PublishAsync(second);
        var site = new ParrotSite(served, builds) { First = first.Revision.Id, Second = second.Revision.Id };
        await site.RunAsync("parrot", new { text = "polly" });
        await site.RunAsync("parrot", new { text = "cracker" });
        site.Failed = await site.RunAsync("parrot", new { text = "ouch", end = "exception" });
        site.Waiting = await site.RunAsync("refund", new { order = "o-1", amount = 12.5, cooling = "PT0S" }, "waiting");
        return site;
    }

    /// <summary>Runs a workflow in development, to its end or until it is so; gives the run's id.</summary>
    public async Task<string> RunAsync(string workflow, object inputs, string? until = null)
    {
        var run = (await Served.PostAsync($"/v2/workflows/{workflow}/execute?environment=development", new { inputs }, until is null ? [] : [("Prefer", "respond-async")])).Header("Scout-Run-Id");
        if (until is not null)
        {
            await Served.UntilAsync(run, answer => answer["status"].GetString() == until);
        }

        return run;
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}

/// <summary>A project that the tests of a class look at together, and change nothing of.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    internal ParrotSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await ParrotSite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

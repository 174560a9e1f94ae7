using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Safety;

/// <summary>A secret that runs use is on no page, not even of a run that yields it.</summary>
public sealed class SecretsOnPages(Chromium chromium) : ParrotTests(chromium)
{
    private const string Canary = "canary-4f1d-not-to-be-seen";

    private protected override string[] More => ["vault"];

    public override ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("Secrets__VAULT_KEY", Canary);
        return base.InitializeAsync();
    }

    [Fact]
    public async Task No_page_has_a_secret()
    {
        var site = Site;
        var run = await site.RunAsync("vault", new { name = "Ada" });
        var visit = await ComeInAsync(site.Served);
        string[] paths = [.. Places.Routes.Select(route => Places.Of(route, site)), $"runs/{run}", "w/vault", "w/vault/history", $"w/vault/run?from={run}", $"logs?search={Canary[..8]}"];
        foreach (var path in paths)
        {
            await visit.GoAsync(site.Address, path);
            await visit.SettleAsync();

            Assert.DoesNotContain(Canary, await visit.Page.ContentAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, await visit.Page.EvaluateAsync<string>("document.documentElement.textContent"), StringComparison.Ordinal);
        }

        // The run had it.
        await visit.GoAsync(site.Address, $"runs/{run}");
        Assert.Contains("Ada", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }
}

namespace Scout.Web.Tests.Browsing;

/// <summary>Tests that look at pages of a project with a past of its own, which each may change.</summary>
public abstract class ParrotTests(Chromium chromium) : PageTests(chromium)
{
    private protected ParrotSite Site { get; private set; } = null!;

    /// <summary>Workflows that it has besides.</summary>
    private protected virtual string[] More => [];

    public override async ValueTask InitializeAsync() => Site = await ParrotSite.StartAsync(More);

    private protected override ValueTask LeaveAsync() => Site.DisposeAsync();
}

using System.Net;
using Microsoft.Extensions.Logging;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Visiting;

/// <summary>Whoever signs in on a page of a server that was started again is told so; its log has a line of it, and no more.</summary>
public sealed class OldForms : IAsyncLifetime
{
    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync(["parrot"]);

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task A_form_of_the_server_before_is_told_to_its_reader_and_is_one_line_of_the_log()
    {
        using var caller = new Caller(_served);
        var form = new Dictionary<string, string> { ["key"] = await _served.KeyAsync(), ["__RequestVerificationToken"] = caller.FormToken(await caller.PageAsync("/login")) };
        var address = _served.Client.BaseAddress!.ToString();
        await _served.StopAsync();
        using var log = new LoggedLines();
        await _served.StartAsync(settings => settings with { Urls = [address] }, builder => builder.Logging.AddProvider(log));

        var answer = await caller.PostAsync("/login", form);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("open for too long", page, StringComparison.Ordinal);
        Assert.Contains("/login without the mark of a page", Assert.Single(log.Written), StringComparison.Ordinal);
        form["__RequestVerificationToken"] = caller.FormToken(page);
        Assert.Equal(HttpStatusCode.Found, (await caller.PostAsync("/login", form)).StatusCode);
        Assert.Single(log.Written);
    }
}

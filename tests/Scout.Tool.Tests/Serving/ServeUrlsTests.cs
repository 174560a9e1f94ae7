using Scout.Tool.CommandLine;
using Scout.Tool.Serving;
using Scout.Tool.Tests.Reviewing;

namespace Scout.Tool.Tests.Serving;

public sealed class ServeUrlsTests : IDisposable
{
    private readonly Desk _desk = new(width: 400);

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:5217", "SCOUT6283")]
    [InlineData("http://192.0.2.7:5217", "SCOUT6283")]
    [InlineData("http://[::]:5217", "SCOUT6283")]
    [InlineData("http://*:5217", "SCOUT6283")]
    [InlineData("http://+:5217", "SCOUT6283")]
    [InlineData("http://desk.example.com", "SCOUT6283")]
    [InlineData("http://localhost.example.com", "SCOUT6283")]
    [InlineData("http://127.0.0.1:5217 --urls http://0.0.0.0:5218", "SCOUT6283")]
    [InlineData("https://127.0.0.1:5217", "SCOUT6282")]
    [InlineData("ftp://127.0.0.1", "SCOUT6281")]
    [InlineData("http://127.0.0.1/desk", "SCOUT6281")]
    [InlineData("http://me@127.0.0.1", "SCOUT6281")]
    [InlineData("5217", "SCOUT6281")]
    public async Task Nothing_listens_where_keys_could_be_read_on_their_way_or_nothing_can(string urls, string code)
    {
        var run = (await _desk.RunAsync($"serve --urls {urls}")).Expect(ExitCode.Error);

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", false, false)]
    [InlineData("http://127.9.9.9:5217", false, false)]
    [InlineData("http://[::1]:5217", false, false)]
    [InlineData("http://localhost:5217", false, false)]
    [InlineData("https://0.0.0.0:8443", true, false)]
    [InlineData("http://0.0.0.0:8080", false, true)]
    public void This_machine_alone_TLS_and_a_proxy_are_listened_at(string url, bool hasCertificate, bool isBehindProxy) =>
        Assert.Equal([url], ServeUrls.Checked([url], hasCertificate, isBehindProxy));
}

using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Server.Tests.Hostile;

namespace Scout.Server.Tests.Life;

/// <summary>Who reaches the server's process, and how: by TLS, and through a proxy.</summary>
public sealed class ReachingTheServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-certificates-");
    private Served _served = null!;
    private string _key = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.CreateAsync(["parrot"]);
        await using var runs = RunStore.Open(ScoutProject.Find(_served.Root));
        _key = (await runs.Keys.AddAsync(new() { Id = "", Name = "k", Environments = ["development"], Scopes = [KeyScope.Execute, KeyScope.Read], Created = DateTimeOffset.UtcNow })).Token;
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_speaks_TLS_with_the_certificate_that_it_is_given_and_nothing_else_there(bool isOneFile)
    {
        var (certificate, key, thumbprint) = Certificates.Make();
        var (file, keyFile) = (Path.Combine(_folder.FullName, "desk.pem"), isOneFile ? null : Path.Combine(_folder.FullName, "desk.key"));
        await File.WriteAllTextAsync(file, isOneFile ? $"{certificate}\n{key}\n" : certificate, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(keyFile ?? Path.Combine(_folder.FullName, "other"), key, TestContext.Current.CancellationToken);
        using var server = ServerProcess.Start(_served.Root, settings => settings with { Urls = ["https://127.0.0.1:0"], Certificate = file, CertificateKey = keyFile });
        var (shown, protocol) = ("", SslProtocols.None);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new()
            {
                RemoteCertificateValidationCallback = (sender, sent, _, errors) =>
                {
                    (shown, protocol) = (((System.Security.Cryptography.X509Certificates.X509Certificate2)sent!).Thumbprint, ((SslStream)sender).SslProtocol);
                    // The name fits; only nobody vouches for it.
                    return errors == SslPolicyErrors.RemoteCertificateChainErrors;
                },
            },
        };
        using var client = await server.ClientAsync(_key, handler);

        using var answer = await client.PostAsync(new Uri("/v2/workflows/parrot/execute?environment=console", UriKind.Relative), new StringContent("""{"inputs": {"text": "polly"}}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal((200, thumbprint), ((int)answer.StatusCode, shown));
        Assert.True(protocol is SslProtocols.Tls12 or SslProtocols.Tls13, protocol.ToString());
        var plain = await RawAnswer.ToAsync(client.BaseAddress!, [Encoding.ASCII.GetBytes($"GET /healthz HTTP/1.1\r\nHost: {client.BaseAddress!.Authority}\r\nConnection: close\r\n\r\n")], TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("200 OK", plain.Text, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("no PEM")]
    [InlineData(null)]
    public async Task A_file_that_is_no_certificate_with_its_key_is_told(string? text)
    {
        var file = Path.Combine(_folder.FullName, "desk.pem");
        await File.WriteAllTextAsync(file, text ?? Certificates.Make().Certificate, TestContext.Current.CancellationToken);
        using var server = ServerProcess.Start(_served.Root, settings => settings with { Urls = ["https://127.0.0.1:0"], Certificate = file });

        Assert.Equal(1, await server.EndAsync());
        Assert.Contains("SCOUT8003", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_what_the_proxy_says_is_who_asks_and_by_which_name()
    {
        using var server = ServerProcess.Start(_served.Root, settings => settings with { BehindProxy = true, AllowedHosts = ["desk.example.com"] });
        using var client = await server.ClientAsync(_key);

        Assert.Equal(200, await AskAsync(client, "inner.example.com", ("X-Forwarded-Host", "desk.example.com"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7")));
        Assert.Equal(200, await AskAsync(client, "desk.example.com"));
        Assert.Equal(421, await AskAsync(client, "inner.example.com"));
        Assert.Equal(421, await AskAsync(client, "desk.example.com", ("X-Forwarded-Host", "evil.example.com")));
        // A proxy adds what it saw behind what it was told.
        Assert.Equal(421, await AskAsync(client, "inner.example.com", ("X-Forwarded-Host", "desk.example.com, evil.example.com")));
        Assert.Equal(200, await AskAsync(client, "inner.example.com", ("X-Forwarded-Host", "desk.example.com"), ("X-Forwarded-Proto", "https"), ("Origin", "https://desk.example.com")));
        Assert.Equal(403, await AskAsync(client, "inner.example.com", ("X-Forwarded-Host", "desk.example.com"), ("X-Forwarded-Proto", "http"), ("Origin", "https://desk.example.com")));
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task Without_a_proxy_nobody_is_believed_who_says_that_there_is_one()
    {
        using var server = ServerProcess.Start(_served.Root, settings => settings with { AllowedHosts = ["desk.example.com"] });
        using var client = await server.ClientAsync(_key);

        Assert.Equal(421, await AskAsync(client, "evil.example.com", ("X-Forwarded-Host", "desk.example.com"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "127.0.0.1")));
        Assert.Equal(200, await AskAsync(client, "desk.example.com", ("X-Forwarded-Host", "evil.example.com")));
        Assert.Equal(403, await AskAsync(client, "desk.example.com", ("X-Forwarded-Proto", "https"), ("Origin", "https://desk.example.com")));
        Assert.Equal(403, await AskAsync(client, "desk.example.com", ("X-Forwarded-Host", "evil.example.com"), ("Origin", "http://evil.example.com")));
        Assert.Equal(0, await server.StopAsync());
    }

    private static async Task<int> AskAsync(HttpClient client, string host, params (string Name, string Value)[] headers)
    {
        using var request = Served.Request(HttpMethod.Get, "/v2/workflows", null, [("Host", host), .. headers]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}

using System.Net;
using System.Net.Sockets;
using Scout.Client;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

/// <summary>What goes wrong with a server is told as what is wrong with a test is: by a code, what it is, and what to do.</summary>
public class AskingServers
{
    private const string Key = "a-key-of-the-test";

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address_and_how_to_start_it()
    {
        var refused = await RefusedAsync(new("http://user:password@127.0.0.1:" + FreePort()));

        Assert.Equal("SCOUT9051", refused.Code);
        Assert.StartsWith("Nobody answers for the server at http://127.0.0.1:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused", refused.Message, StringComparison.Ordinal);
        Assert.Contains("`dotnet scout serve`", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "application/json", "{\"hello\": 1}", "SCOUT9053")]
    [InlineData(202, "text/html", "<html>Hello</html>", "SCOUT9053")]
    [InlineData(200, "application/json", OtherServer.Begun, "SCOUT9053")]
    [InlineData(404, "text/html", "<html>Not here</html>", "SCOUT9055")]
    [InlineData(404, "application/json", "{\"message\": \"There is no workflow 'questions'.\"}", "SCOUT9055")]
    [InlineData(422, "application/json", "{\"message\": \"The inputs do not fit.\", \"code\": \"SCOUT7001\"}", "SCOUT9055")]
    [InlineData(502, "text/html", "<html>Bad Gateway</html>", "SCOUT9055")]
    [InlineData(401, "application/json", "{\"message\": \"No key of this server is like that one.\"}", "SCOUT9054")]
    [InlineData(403, "application/json", "{\"message\": \"The key 'x' may not execute.\"}", "SCOUT9054")]
    public async Task What_answers_otherwise_is_told(int status, string type, string body, string code)
    {
        await using var server = await OtherServer.OpenAsync(status, type, body);

        var refused = await RefusedAsync(server.Url);

        Assert.Equal(code, refused.Code);
        Assert.Contains($"the server at {server.Url}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_no_https_or_no_http_at_all_is_told()
    {
        await using var server = await OtherServer.OpenAsync(200, "text/plain", "");
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        using var over = new CancellationTokenSource();
        mute.Start();
        var answering = SayAsync(mute, "220 mail.example ESMTP\r\n", over.Token);

        Assert.Equal("SCOUT9052", (await RefusedAsync(new(server.Url.AbsoluteUri.Replace("http:", "https:", StringComparison.Ordinal)))).Code);
        Assert.Equal("SCOUT9053", (await RefusedAsync(new($"http://{mute.LocalEndpoint}"))).Code);
        await over.CancelAsync();
        await answering;
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_told_and_who_gives_up_is_not()
    {
        await using var server = await OtherServer.OpenAsync(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using var http = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromMilliseconds(300) };
        using var client = new ScoutClient(http);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var refused = await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().On(client, "staging"), new Question("?"));

        Assert.Equal(("SCOUT9056", true), (refused.Code, refused.Message.StartsWith("No answer comes in time from the server of the client.", StringComparison.Ordinal)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tests.Of<QuestionWorkflow>().On(server.Url, "staging", Key).CanceledBy(soon.Token).RunAsync(new Question("?")));
    }

    [Fact]
    public async Task A_server_that_ends_in_the_midst_of_a_run_is_told_with_the_run()
    {
        await using var server = await OtherServer.OpenAsync(async http =>
        {
            if (http.Request.Method == "GET")
            {
                http.Abort();
                return;
            }

            await OtherServer.WriteAsync(http, 202, "application/json", OtherServer.Begun);
        });

        var refused = await RefusedAsync(server.Url);

        Assert.Equal("SCOUT9057", refused.Code);
        Assert.Contains("is lost, in the midst of the run r-1: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_a_key_or_an_environment_that_is_none_is_refused_at_once()
    {
        var test = Tests.Of<QuestionWorkflow>();
        ScoutException[] refused =
        [
            .. new[] { "", null!, " ", Key + "\n" }.Select(key => Assert.Throws<ScoutException>(() => test.On(new("https://scout.example.com"), "staging", key))),
            .. new[] { "localhost:5000", "/scout" }.Select(server => Assert.Throws<ScoutException>(() => test.On(new Uri(server, UriKind.RelativeOrAbsolute), "staging", Key))),
            .. new[] { "", null! }.Select(environment => Assert.Throws<ScoutException>(() => test.On(new("https://scout.example.com"), environment, Key))),
        ];

        Assert.All(refused, one => Assert.Equal("SCOUT9050", one.Code));
        Assert.All(refused, one => Assert.DoesNotContain(Key, one.Message, StringComparison.Ordinal));
        Assert.Equal("The test runs on a server, and the key is empty. Give .On one of that server: dotnet scout keys add NAME --environment staging --can execute,read.", refused[0].Message);
    }

    [Fact]
    public async Task An_input_that_is_no_object_is_refused_before_anybody_is_asked() =>
        Assert.Equal("SCOUT9010", (await Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().On(new("http://127.0.0.1:" + FreePort()), "staging", Key), "a text")).Code);

    private static Task<ScoutException> RefusedAsync(Uri server) => Tests.RefusedAsync(Tests.Of<QuestionWorkflow>().On(server, "staging", Key), new Question("?"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Says something that is no HTTP to whoever comes, until it is over.
    private static async Task SayAsync(TcpListener listener, string text, CancellationToken over)
    {
        var asked = new byte[4096];
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(over);
                _ = await client.GetStream().ReadAsync(asked, over);
                await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), over);
                // What is closed with something unread in it may take back what was said.
                _ = await client.GetStream().ReadAsync(asked, over);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // Whoever asked is gone.
            }
        }
    }
}

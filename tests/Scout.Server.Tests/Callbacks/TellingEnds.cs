using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Scout.Server.Tests.Life;
using StandardWebhooks.Diagnostics;

namespace Scout.Server.Tests.Callbacks;

public sealed class TellingEnds
{
    private const string Parrot = "/v2/workflows/parrot/execute?environment=console";
    private static readonly object Polly = new { inputs = new { text = "polly" } };

    [Fact]
    public async Task An_end_that_is_not_taken_is_told_again_and_signed_until_it_is()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = before => before switch { 0 => 500, 1 => 302, _ => 200 };
        var log = new KeptLog();
        await using var served = await ServeAsync(["parrot"], receiver.Origin, log);

        var answer = (await served.PostAsync(Parrot, Polly, ("Scout-Callback", $"{receiver.Origin}/hooks/token-4711?a=b"))).Expect(200);
        var messages = await receiver.UntilAsync(3);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        Assert.Equal(3, receiver.Messages.Count);
        Assert.All(messages, message => message.Verify(Receiver.Secret));
        Assert.All(messages, message => Assert.Throws<WebhookVerificationException>(() => (message with { Body = message.Body.Replace("polly", "dolly", StringComparison.Ordinal) }).Verify(Receiver.Secret)));
        var run = answer.Header("Scout-Run-Id");
        Assert.All(messages, message => Assert.Equal((run, "/hooks/token-4711", "run.completed"), (message.Id, message.Path, message.Type)));
        Assert.All(messages, message => Assert.Equal(answer.Body, message.Json.GetProperty("data").GetRawText()));
        Assert.All(messages, message => Assert.Equal(messages[0].Body, message.Body));
        Assert.Equal(answer["revision_id"].GetString(), messages[0].Json.GetProperty("data").GetProperty("revision_id").GetString());
        Assert.DoesNotContain("token-4711", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Receiver.Secret[6..], log.Text, StringComparison.Ordinal);
        Assert.Contains("SCOUT8013: the receiver did not take it (302)", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_is_told_after_the_server_was_killed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 503;
        await using var served = await ServeAsync(["parrot"], receiver.Origin);
        var key = await served.KeyAsync();
        await served.StopAsync();
        string run;
        using (var server = ServerProcess.Start(served.Root))
        {
            using var client = await server.ClientAsync(key);
            using var request = Served.Post(Parrot, Polly, ("Scout-Callback", receiver.Origin));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            run = response.Headers.GetValues("Scout-Run-Id").Single();
            await receiver.UntilAsync(1);
            await server.KillAsync();
        }

        receiver.Answers = _ => 200;
        using var again = ServerProcess.Start(served.Root);
        var messages = await receiver.UntilAsync(2);

        Assert.All(messages, message => Assert.Equal((run, "run.completed"), (message.Id, message.Type)));
        Assert.Equal(0, await again.StopAsync());
    }

    [Fact]
    public async Task What_ends_are_signed_with_is_given_to_no_worker()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process was given is found in /proc.");
        await using var receiver = await Receiver.StartAsync();
        await using var served = await ServeAsync(["parrot"], receiver.Origin);
        var key = await served.KeyAsync();
        await served.StopAsync();
        using var server = ServerProcess.Start(served.Root);
        using var client = await server.ClientAsync(key);
        using var request = Served.Post(Parrot, Polly, ("Scout-Callback", receiver.Origin));

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await receiver.UntilAsync(1))[0].Verify(Receiver.Secret);
        var given = Directory.GetDirectories($"/proc/{server.Id}/task").SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => File.ReadAllText($"/proc/{child}/environ")).ToArray();
        Assert.NotEmpty(given);
        Assert.Contains(Receiver.Secret, await File.ReadAllTextAsync($"/proc/{server.Id}/environ", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All(given, environment => Assert.DoesNotContain(Receiver.Secret, environment, StringComparison.Ordinal));
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_run_that_waits_is_told_of_at_its_end_alone_and_one_that_is_canceled_or_fails_as_such()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var served = await ServeAsync(["refund", "troubles"], receiver.Origin);
        var runs = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            runs.Add((await served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"), ("Scout-Callback", receiver.Origin))).Expect(202).Header("Scout-Run-Id"));
            await served.UntilAsync(runs[i], answer => answer["status"].GetString() == "waiting" && answer["waits"][0].GetProperty("kind").GetString() == "approval");
        }

        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.Empty(receiver.Messages);
        (await served.PostAsync($"/v2/runs/{runs[0]}/approve", new { approved = false, reason = "no" })).Expect(202);
        (await served.PostAsync($"/v2/runs/{runs[1]}/cancel")).Expect(200);
        runs.Add((await served.PostAsync("/v2/workflows/troubles/execute?environment=console", new { inputs = new { kind = "throw" } }, ("Scout-Callback", receiver.Origin))).Expect(200).Header("Scout-Run-Id"));

        var told = (await receiver.UntilAsync(3)).ToDictionary(message => message.Id, message => message.Type);
        Assert.Equal(["run.completed", "run.canceled", "run.failed"], runs.Select(run => told[run]));
    }

    [Fact]
    public async Task What_was_killed_or_stopped_while_a_run_waits_is_forgotten_by_nobody()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var served = await ServeAsync(["refund"], receiver.Origin);
        var run = (await served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"), ("Scout-Callback", receiver.Origin))).Expect(202).Header("Scout-Run-Id");
        await served.UntilAsync(run, answer => answer["status"].GetString() == "waiting" && answer["waits"][0].GetProperty("kind").GetString() == "approval");
        await served.StopAsync();
        await served.StartAsync();

        // Nobody works on it now, and whoever cancels it says its end.
        (await served.PostAsync($"/v2/runs/{run}/cancel")).Expect(200);

        Assert.Equal("run.canceled", Assert.Single(await receiver.UntilAsync(1)).Type);
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/hooks", "development allows no call-backs to https://elsewhere.example.com")]
    [InlineData("http://127.0.0.1:9/hooks", "development allows no call-backs to http://127.0.0.1:9")]
    [InlineData("http://hooks.example.com", "must be an https URL")]
    [InlineData("https://ada:secret@hooks.example.com", "must be an https URL")]
    [InlineData("ftp://hooks.example.com", "must be an https URL")]
    [InlineData("hooks.example.com", "must be an https URL")]
    [InlineData("https://hooks.example.com/#x", "must be an https URL")]
    [InlineData("https://hooks.example.com/a b", "must be an https URL")]
    public async Task Where_an_environment_does_not_allow_it_nothing_runs(string url, string why)
    {
        await using var served = await ServeAsync(["parrot"], "https://hooks.example.com");

        var refused = (await served.PostAsync(Parrot, Polly, ("Scout-Callback", url))).Expect(422);

        Assert.Contains(why, refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ada:secret", refused.Body, StringComparison.Ordinal);
        Assert.Equal("""["header","Scout-Callback"]""", refused["detail"][0].GetProperty("loc").GetRawText());
        Assert.Empty(served.Runs.List().Runs);
    }

    [Theory]
    [InlineData(null, "", "NOT_SET", "SCOUT8010")]
    [InlineData("too short", "", "ODD_SECRET", "SCOUT8011")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjU", "", "ODD_SECRET", "SCOUT8011")]
    [InlineData(Receiver.Secret, ", \"runs\": { \"durability\": \"none\" }", "CALLBACK_SECRET", "keeps no records")]
    public async Task What_could_not_be_signed_or_not_be_told_later_is_refused_at_once(string? secret, string more, string name, string why)
    {
        Environment.SetEnvironmentVariable($"Secrets__{name}", secret);
        await using var served = await Served.CreateAsync(["parrot"]);
        await WriteAsync(served, $$"""{ "secret": "{{name}}", "to": ["https://hooks.example.com"] }{{more}}""");
        await served.StartAsync();

        Assert.Contains(why, (await served.PostAsync(Parrot, Polly, ("Scout-Callback", "https://hooks.example.com"))).Expect(422).Body, StringComparison.Ordinal);
        Assert.Empty(served.Runs.List().Runs);
    }

    [Fact]
    public async Task One_who_answers_nothing_holds_nobody_up()
    {
        await using var silent = await Receiver.StartAsync();
        silent.Answers = _ => -1;
        await using var receiver = await Receiver.StartAsync();
        await using var served = await ServeAsync(["parrot"], $"{silent.Origin}\", \"{receiver.Origin}");
        for (var i = 0; i < 30; i++)
        {
            (await served.PostAsync(Parrot, Polly, ("Scout-Callback", silent.Origin))).Expect(200);
        }

        await silent.UntilAsync(2);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await served.PostAsync(Parrot, Polly, ("Scout-Callback", receiver.Origin))).Expect(200);
        await receiver.UntilAsync(1);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
        Assert.Equal(2, silent.Messages.Count);
    }

    [Fact]
    public async Task It_is_given_up_after_the_last_pause_and_the_log_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 410;
        var log = new KeptLog();
        await using var served = await ServeAsync(["parrot"], receiver.Origin, log, [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)]);

        (await served.PostAsync(Parrot, Polly, ("Scout-Callback", receiver.Origin))).Expect(200);
        await receiver.UntilAsync(3);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        Assert.Equal(3, receiver.Messages.Count);
        Assert.Contains("at attempt 3, which was the last: SCOUT8013: the receiver did not take it (410)", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_scout_json_allows_when_it_is_told_counts()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers = _ => 500;
        var log = new KeptLog();
        await using var served = await ServeAsync(["parrot"], receiver.Origin, log, [TimeSpan.FromSeconds(2)]);

        (await served.PostAsync(Parrot, Polly, ("Scout-Callback", receiver.Origin))).Expect(200);
        await receiver.UntilAsync(1);
        await WriteAsync(served, """{ "secret": "CALLBACK_SECRET", "to": ["https://hooks.example.com"] }""");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);

        Assert.Single(receiver.Messages);
        Assert.Contains("SCOUT8012", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_made_twice_is_told_of_once_and_one_with_another_receiver_is_another()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var served = await ServeAsync(["parrot"], receiver.Origin);
        (string, string)[] headers = [("Scout-Callback", receiver.Origin), ("Idempotency-Key", "once")];

        var first = (await served.PostAsync(Parrot, Polly, headers)).Expect(200).Header("Scout-Run-Id");
        await receiver.UntilAsync(1);
        Assert.Equal(first, (await served.PostAsync(Parrot, Polly, headers)).Expect(200).Header("Scout-Run-Id"));
        (await served.PostAsync(Parrot, Polly, ("Scout-Callback", $"{receiver.Origin}/other"), ("Idempotency-Key", "once"))).Expect(422);
        // It was allowed when it ran.
        await WriteAsync(served, """{ "secret": "CALLBACK_SECRET", "to": ["https://hooks.example.com"] }""");
        Assert.Equal(first, (await served.PostAsync(Parrot, Polly, headers)).Expect(200).Header("Scout-Run-Id"));
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task Of_what_an_environment_does_not_keep_nothing_is_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var served = await Served.CreateAsync(["parrot"]);
        await WriteAsync(served, $$"""{ "secret": "CALLBACK_SECRET", "to": ["{{receiver.Origin}}"] }, "runs": { "payloads": "none" }""");
        await served.StartAsync();

        Assert.Contains("polly", (await served.PostAsync(Parrot, Polly, ("Scout-Callback", receiver.Origin))).Expect(200).Body, StringComparison.Ordinal);

        var message = Assert.Single(await receiver.UntilAsync(1));
        Assert.DoesNotContain("polly", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"output\"", message.Body, StringComparison.Ordinal);
        Assert.True(message.Json.GetProperty("data").GetProperty("run").GetProperty("redacted").GetBoolean());
    }

    private static async Task<Served> ServeAsync(string[] workflows, string origins, KeptLog? log = null, ImmutableArray<TimeSpan> pauses = default)
    {
        var served = await Served.CreateAsync(workflows);
        await WriteAsync(served, $$"""{ "secret": "CALLBACK_SECRET", "to": ["{{origins}}"] }""");
        await served.StartAsync(with: null, builder =>
        {
            builder.Options().CallbackPauses = pauses.IsDefault ? [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(200), 7)] : pauses;
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }
        });
        return served;
    }

    private static Task WriteAsync(Served served, string callbacks) => File.WriteAllTextAsync(
        Path.Combine(served.Root, "scout.json"),
        $$"""
        { "models": { "fast": { "provider": "script", "replies": "replies.json" } }, "variables": { "brand": "Acme" }, "environments": { "development": { "callbacks": {{callbacks}} } } }
        """,
        TestContext.Current.CancellationToken);

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;

namespace Scout.Host.Tests;

public class HandshakeTests
{
    [Fact]
    public async Task A_worker_of_this_protocol_is_welcome()
    {
        var hello = new WorkerHello(WorkerHello.CurrentProtocol, "0.1.0", 7);
        Assert.Equal(hello, await ReadAsync(hello));
    }

    [Theory]
    [InlineData(WorkerHello.CurrentProtocol - 1, "Scout.Build package")]
    [InlineData(WorkerHello.CurrentProtocol + 1, "Update dotnet-scout")]
    public async Task A_worker_of_another_protocol_is_told_apart_with_the_remedy(int protocol, string remedy)
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => ReadAsync(new WorkerHello(protocol, "0.0.9", 7)));
        Assert.Equal("SCOUT7304", error.Code);
        Assert.Contains("engine 0.0.9", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_begin_with_a_hello_is_no_worker()
    {
        Assert.Equal("SCOUT7305", (await Assert.ThrowsAsync<ScoutException>(() => ReadAsync(new ShutDown()))).Code);
        Assert.Equal("SCOUT7305", (await Assert.ThrowsAsync<ScoutException>(() => ReadAsync(null))).Code);
    }

    [Fact]
    public void An_older_worker_says_nothing_of_answers_and_is_asked_for_none()
    {
        var older = JsonSerializer.Deserialize<WorkerMessage>("""{"message":"hello","protocol":2,"engine":"0.1.0","process_id":7}""", ChannelJson.Written);
        Assert.Equal(new WorkerHello(2, "0.1.0", 7) { AnswersPing = false }, older);
    }

    private static async Task<WorkerHello> ReadAsync(WorkerMessage? first)
    {
        using var stream = new MemoryStream();
        var channel = new MessageChannel(stream);
        if (first is not null)
        {
            await channel.SendAsync(first);
            stream.Position = 0;
        }

        return await WorkerHandshake.ReadAsync(channel, TestContext.Current.CancellationToken);
    }
}

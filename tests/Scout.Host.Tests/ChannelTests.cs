using System.Buffers.Binary;
using System.Text;
using Scout.Revisions.Channel;

namespace Scout.Host.Tests;

public class ChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_arrive_as_they_were_sent()
    {
        using var stream = new MemoryStream();
        var channel = new MessageChannel(stream);
        await channel.SendAsync(new CancelRun("r1"), Cancellation);
        await channel.SendAsync(new WorkerHello(1, "😀", 7), Cancellation);
        stream.Position = 0;
        Assert.Equal(new CancelRun("r1"), await channel.ReceiveAsync(Cancellation));
        Assert.Equal(new WorkerHello(1, "😀", 7), await channel.ReceiveAsync(Cancellation));
        Assert.Null(await channel.ReceiveAsync(Cancellation));
    }

    [Fact]
    public async Task Messages_arrive_whole_however_they_are_cut_on_the_way()
    {
        using var stream = new MemoryStream();
        await new MessageChannel(stream).SendAsync(new CancelRun(new string('x', 200_000)), Cancellation);
        var slow = new MessageChannel(new ByteByByte(stream.ToArray()));
        Assert.Equal(200_000, Assert.IsType<CancelRun>(await slow.ReceiveAsync(Cancellation)).RunId.Length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(20)]
    public async Task A_message_cut_short_is_told(int length)
    {
        using var stream = new MemoryStream();
        await new MessageChannel(stream).SendAsync(new CancelRun("a run with a long id"), Cancellation);
        var error = await Assert.ThrowsAsync<ScoutException>(() => Over(stream.ToArray()[..length]).ReceiveAsync(Cancellation));
        Assert.Equal("SCOUT7302", error.Code);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"message\":\"unknown\"}")]
    [InlineData("{\"message\":\"cancel\",\"run_id\":7}")]
    [InlineData("{\"message\":\"cancel\",\"run_id\":\"a\",\"run_id\":\"b\"}")]
    [InlineData("\u0000\u0001\u0002")]
    public async Task What_is_no_message_is_told(string body)
    {
        var error = await Assert.ThrowsAsync<ScoutException>(() => Over(Frame(body)).ReceiveAsync(Cancellation));
        Assert.Equal("SCOUT7303", error.Code);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x40000000u)]
    public async Task A_length_alone_takes_no_memory(uint length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(prefix, length);
        var error = await Assert.ThrowsAsync<ScoutException>(() => Over(prefix).ReceiveAsync(Cancellation));
        Assert.Equal("SCOUT7301", error.Code);
    }

    private static MessageChannel Over(byte[] bytes) => new(new MemoryStream(bytes));

    private static byte[] Frame(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var frame = new byte[bytes.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(frame, bytes.Length);
        bytes.CopyTo(frame, 4);
        return frame;
    }

    private sealed class ByteByByte(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1 + ((int)Position % 1000), buffer.Length)], cancellationToken);
    }
}

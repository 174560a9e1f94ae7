using static Scout.Execution.Tests.Http.SentRequest;

namespace Scout.Execution.Tests.Http;

public sealed class UnreadableAnswers
{
    private const string Get = """{"method":"GET","url":"{{ vars.service }}/x"}""";

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(100, 101, false)]
    public async Task An_answer_has_at_most_the_bytes_that_are_taken(int most, int length, bool isTaken)
    {
        await using var stub = await HttpStub.StartAsync(new string('x', length), contentType: "text/plain");

        var (outcome, _) = await SendAsync(stub, $$"""{"method":"GET","url":"{{stub.Url}}","max_bytes":{{most}}}""");

        Assert.Equal(isTaken ? null : "SCOUT7447", outcome.Error?.Code);
    }

    [Fact]
    public async Task An_answer_without_an_end_or_one_that_grows_when_it_is_unpacked_is_not_read_to_its_end()
    {
        long sent = 0;
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            var zeros = new byte[1 << 20];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await zip.WriteAsync(zeros, context.RequestAborted);
                Interlocked.Add(ref sent, zeros.Length);
            }
        });

        var (outcome, _) = await SendAsync(stub, Get);

        Assert.Equal("SCOUT7447", outcome.Error?.Code);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(300)]
    public async Task What_is_cut_while_it_is_packed_is_no_answer(int missing)
    {
        await using var stub = await HttpStub.StartAsync(async context =>
        {
            using var packed = new MemoryStream();
            using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            {
                await zip.WriteAsync(Enumerable.Range(0, 4000).Select(number => (byte)('a' + (number * number * number % 7919 % 26))).ToArray());
            }

            context.Response.ContentType = "text/plain";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.ToArray().AsMemory(..^missing));
        });

        var (outcome, _) = await SendAsync(stub, Get);

        Assert.Equal("SCOUT7448", outcome.Error?.Code);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("compress")]
    [InlineData("gzip, gzip")]
    public async Task What_is_packed_in_another_way_than_it_was_asked_for_is_no_answer(string encoding)
    {
        await using var stub = await HttpStub.StartAsync("x", headers: [("Content-Encoding", encoding)]);

        var (outcome, _) = await SendAsync(stub, Get);

        Assert.Equal("SCOUT7448", outcome.Error?.Code);
        Assert.Equal("gzip", stub.Requests[0].Headers["accept-encoding"]);
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""[["\ud800x"]]""")]
    public async Task Half_of_a_character_in_json_is_no_answer(string body)
    {
        await using var stub = await HttpStub.StartAsync(body);

        var (outcome, _) = await SendAsync(stub, """{"method":"GET","url":"{{ vars.service }}","yields":"json"}""", output: "{}");

        Assert.Equal("SCOUT7448", outcome.Error?.Code);
    }
}

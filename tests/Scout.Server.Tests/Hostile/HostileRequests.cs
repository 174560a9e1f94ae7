using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Scout.Server.Tests.Hostile;

/// <summary>
/// Requests that nobody sends by mistake, over raw sockets: none is answered as if the server were broken, none is left without an answer or an end, and the server serves on.
/// <c>SCOUT_HOSTILE</c> says how many (4000 is the whole), <c>SCOUT_HOSTILE_SEED</c> where to begin.
/// </summary>
[Collection(typeof(MeasuredAlone))]
public sealed class HostileRequests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const int Sample = 400;
    private const int Whole = 4000;

    // A server that waits for a part of a request that never comes closes the connection after as many seconds as it says; these requests end before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Whatever_is_sent_the_server_answers_in_order_or_closes_and_serves_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (count, first) = (Number("SCOUT_HOSTILE", Sample), Number("SCOUT_HOSTILE_SEED", 0));
        var run = (await shared.Served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");
        var makes = new RequestMaker(await shared.Served.KeyAsync(), run, shared.Served.Client.BaseAddress!);
        var (bad, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, int>());
        // What the system keeps for the next large body it keeps once.
        await SendAsync(makes, first, Math.Min(count, Sample), bad, statuses, cancellation);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await SendAsync(makes, first, count, bad, statuses, cancellation);

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.True(bad.IsEmpty, $"{bad.Count} of {count}, such as\n{string.Join('\n', bad.OrderBy(line => line[line.IndexOf(':', StringComparison.Ordinal)..], StringComparer.Ordinal).Take(30))}");
        Assert.True(shared.Log.Errors.IsEmpty, string.Join('\n', shared.Log.Errors.Take(5)));
        (await shared.Served.GetAsync("/healthz")).Expect(200);
        // Where one kind of answer is missing, what is sent is not hostile enough, or nothing of it is understood.
        var missing = new[] { 200, 400, 401, 403, 404, 405, 413, 415, 421, 422 }.Except(statuses.Keys).ToArray();
        Assert.True(missing.Length <= (count < Whole ? 3 : 0), $"nothing was answered with {string.Join(", ", missing)}");
        Assert.True(after < (2 * before) + 20_000_000, $"{before} bytes before, {after} after");
    }

    private static Task SendAsync(RequestMaker makes, int first, int count, ConcurrentQueue<string> bad, ConcurrentDictionary<int, int> statuses, CancellationToken cancellation) =>
        Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (seed, token) =>
        {
            var request = makes.Make(new Random(seed));
            var answer = await RawAnswer.ToAsync(makes.Address, request.Parts, Patience, token);
            statuses.AddOrUpdate(answer.Status, 1, (_, before) => before + 1);
            foreach (var problem in answer.Problems())
            {
                bad.Enqueue($"{seed}: {request.What}: {problem}: {Shown(request.Parts[0])} -> {answer.Text[..Math.Min(400, answer.Text.Length)]}");
            }
        });

    private static string Shown(byte[] bytes) => Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 300))).Replace("\r\n", "|", StringComparison.Ordinal);

    private static int Number(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;
}

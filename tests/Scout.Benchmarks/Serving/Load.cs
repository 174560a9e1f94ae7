using System.Diagnostics;

namespace Scout.Benchmarks.Serving;

/// <summary>What a server answered to clients that ask again and again, each on a connection of its own.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="Middle">What half of them took at most.</param>
/// <param name="Slow">What 99 of 100 took at most.</param>
internal readonly record struct Load(double PerSecond, TimeSpan Middle, TimeSpan Slow)
{
    /// <summary>Asks for a while.</summary>
    public static async Task<Load> OnAsync(Uri address, byte[] request, int clients, TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var began = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => AskAsync(address, request, end))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        long[] all = [.. taken.SelectMany(each => each).Order()];
        return new(all.Length / seconds, Time(all[all.Length / 2]), Time(all[all.Length * 99 / 100]));
    }

    public override string ToString() => $"{PerSecond,9:N0}/s  p50 {Middle.TotalMilliseconds,7:0.00} ms  p99 {Slow.TotalMilliseconds,7:0.00} ms";

    private static async Task<List<long>> AskAsync(Uri address, byte[] request, long end)
    {
        using var client = await RawClient.ConnectAsync(address);
        var taken = new List<long>();
        while (Stopwatch.GetTimestamp() < end)
        {
            var began = Stopwatch.GetTimestamp();
            var (isOk, body) = await client.AskAsync(request);
            taken.Add(Stopwatch.GetTimestamp() - began);
            if (!isOk)
            {
                throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body.Span));
            }
        }

        return taken;
    }

    private static TimeSpan Time(long ticks) => Stopwatch.GetElapsedTime(0, ticks);
}

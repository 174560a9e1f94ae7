using System.Diagnostics;

namespace Scout.Tool.Tests.Telemetry;

/// <summary>Telemetry is never worth a run.</summary>
public sealed class CollectorsThatFail
{
    [Theory]
    [InlineData("fine", 0)]
    [InlineData("fail", 7)]
    public async Task A_run_ends_as_it_does_without_when_nobody_listens(string kind, int exitCode)
    {
        await using var server = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, output, error) = await traced.RunAsync(TracedRun.To($"http://127.0.0.1:{Collector.FreePort()}"), kind, server.Url);

        var without = await traced.RunAsync([], kind, server.Url);
        Assert.Equal(exitCode, exit);
        Assert.Equal((without.ExitCode, Lines(without.Output), Lines(without.Error)), (exit, Lines(output), Lines(error)));
    }

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_run_ends_soon_when_the_collector_does_not_answer(string protocol)
    {
        await using var server = Collector.Start();
        await using var silent = Collector.Start(isSilent: true);
        using var traced = await TracedRun.CreateAsync();

        var watch = Stopwatch.StartNew();
        var (exit, _, error) = await traced.RunAsync([.. TracedRun.To(silent.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_EXPORTER_OTLP_TIMEOUT", "100")], "fine", server.Url);
        var took = watch.Elapsed;

        watch.Restart();
        await traced.RunAsync([], "fine", server.Url);
        Assert.Equal((0, ""), (exit, error));
        // Busy machines are slow, but no exporter gives up so soon by itself.
        Assert.InRange(took - watch.Elapsed, TimeSpan.MinValue, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_run_is_interrupted_as_ever_when_the_collector_does_not_answer()
    {
        await using var server = Collector.Start();
        await using var silent = Collector.Start(isSilent: true);
        using var traced = await TracedRun.CreateAsync();

        var (exit, _, error) = await traced.RunAsync(TracedRun.To(silent.Url), "wait", server.Url, (process, line) =>
        {
            if (line.Contains("text", StringComparison.Ordinal) && line.Contains("all", StringComparison.Ordinal))
            {
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
                kill.WaitForExit();
            }
        });

        Assert.Equal((130, "Interrupted: the run was canceled.\n"), (exit, error));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "SCOUT7701")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "SCOUT7702")]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin", "SCOUT7703")]
    public async Task What_is_wrong_with_a_variable_is_a_warning(string name, string value, string code)
    {
        await using var server = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, _, error) = await traced.RunAsync([.. TracedRun.To(server.Url), (name, value)], "fine", server.Url);

        Assert.Equal(0, exit);
        var warning = Assert.Single(Lines(error).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"warning {code}: {name} is ", warning, StringComparison.Ordinal);
        Assert.Equal("", server.Bytes);
    }

    [Fact]
    public async Task What_the_library_does_not_take_is_a_warning_that_repeats_no_header()
    {
        await using var server = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, _, error) = await traced.RunAsync([.. TracedRun.To(server.Url), ("OTEL_EXPORTER_OTLP_HEADERS", "canary-header")], "fine", server.Url);

        Assert.Equal(0, exit);
        Assert.StartsWith("warning SCOUT7704: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-header", error, StringComparison.Ordinal);
    }

    // Without what is another in each run: its id, its times, and the order of blocks that run side by side.
    private static string Lines(string text) => string.Join(
        '\n',
        System.Text.RegularExpressions.Regex.Replace(text, @"\d{8}t\d{6}-[0-9a-f]{10}|\b[0-9a-f]{10}\b|[\d.,]+ (m?s|min)\b|  +", " ").Split('\n').Order(StringComparer.Ordinal));
}

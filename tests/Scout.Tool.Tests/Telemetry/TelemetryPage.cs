using System.Text.RegularExpressions;
using Scout.Revisions.Telemetry;

namespace Scout.Tool.Tests.Telemetry;

/// <summary>The page of telemetry, held against what is sent.</summary>
public sealed partial class TelemetryPage
{
    private static readonly string Text = Read();

    [Fact]
    public void Every_name_that_we_have_stands_in_its_tables_and_no_other_does()
    {
        var ours = typeof(TelemetryNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(name => name != TelemetryNames.Source);

        Assert.Equal(ours.Order(StringComparer.Ordinal), Names(Text.Split('\n').Where(line => line.StartsWith('|'))));
    }

    [Fact]
    public async Task What_a_collector_gets_of_us_stands_in_its_tables()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true")], "fail", collector.Url);

        var known = Names([Text]).ToHashSet(StringComparer.Ordinal);
        var sent = collector.Spans.Where(span => span.Source == TelemetryNames.Source).SelectMany(span => span.Attributes.Keys)
            .Concat(collector.Points.Where(point => !point.Metric.StartsWith("http.", StringComparison.Ordinal)).SelectMany(point => point.Attributes.Keys.Append(point.Metric)))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(sent.Except(known));
        Assert.InRange(sent.Count, 25, known.Count);
        var kinds = collector.Spans.Where(span => span.Source == TelemetryNames.Source).Select(span => span.Name.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["chat", "code", "foreach", "llm", "run", "text", "work"], kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_short() => Assert.InRange(Text.Split('\n').Length, 50, 249);

    private static IEnumerable<string> Names(IEnumerable<string> lines) =>
        lines.SelectMany(line => Name.Matches(line)).Select(match => match.Groups[1].Value).Where(name => name != "scout.json").Distinct().Order(StringComparer.Ordinal);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(TelemetryPage).Assembly.GetManifestResourceStream("Telemetry.md")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("`((?:scout|gen_ai|server|error)\\.[a-z_.]+)`")]
    private static partial Regex Name { get; }
}

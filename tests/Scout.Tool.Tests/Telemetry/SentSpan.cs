namespace Scout.Tool.Tests.Telemetry;

/// <summary>A span as a collector gets it.</summary>
internal sealed record SentSpan
{
    public required string Name { get; init; }

    /// <summary>The source that it is from.</summary>
    public required string Source { get; init; }

    public required string TraceId { get; init; }

    public required string SpanId { get; init; }

    /// <summary>The span that it is part of; empty: none.</summary>
    public required string ParentId { get; init; }

    public required string TraceState { get; init; }

    /// <summary>The numbers of OTLP: 1 internal, 3 client.</summary>
    public required ulong Kind { get; init; }

    /// <summary>Whether its status is an error.</summary>
    public required bool IsError { get; init; }

    /// <summary>What its status says.</summary>
    public required string Description { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The attributes of the process that it is from.</summary>
    public required IReadOnlyDictionary<string, string> Resource { get; init; }

    /// <summary>The spans that it links to.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>The spans of a request of OTLP.</summary>
    public static IEnumerable<SentSpan> Of(byte[] request) =>
        from process in new ProtobufMessage(request).All(1)
        let resource = process.All(1).Single().Attributes(1)
        from scope in process.All(2)
        from span in scope.All(2)
        let status = span.All(15).SingleOrDefault()
        select new SentSpan
        {
            Name = span.Text(5),
            Source = scope.All(1).Single().Text(1),
            TraceId = span.Hex(1),
            SpanId = span.Hex(2),
            ParentId = span.Hex(4),
            TraceState = span.Text(3),
            Kind = span.Number(6),
            IsError = status?.Number(3) == 2,
            Description = status?.Text(2) ?? "",
            Attributes = span.Attributes(9),
            Resource = resource,
            Links = [.. span.All(13).Select(link => link.Hex(2))],
        };
}

/// <summary>A point of a metric as a collector gets it.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Count">How many values there were, or for a sum the sum.</param>
/// <param name="Sum">The sum.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record SentPoint(string Metric, string Unit, double Count, double Sum, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>The points of a request of OTLP: of sums and histograms.</summary>
    public static IEnumerable<SentPoint> Of(byte[] request) =>
        from process in new ProtobufMessage(request).All(1)
        from scope in process.All(2)
        from metric in scope.All(2)
        from point in metric.All(7).SelectMany(sum => sum.All(1)).Select(point => Summed(metric, point))
            .Concat(metric.All(9).SelectMany(histogram => histogram.All(1)).Select(point => new SentPoint(metric.Text(1), metric.Text(3), point.Number(4), Float(point, 5), point.Attributes(9))))
        select point;

    private static SentPoint Summed(ProtobufMessage metric, ProtobufMessage point)
    {
        var sum = point.Number(6) is > 0 and var whole ? whole : Float(point, 4);
        return new(metric.Text(1), metric.Text(3), sum, sum, point.Attributes(7));
    }

    private static double Float(ProtobufMessage point, int number) => BitConverter.UInt64BitsToDouble(point.Number(number));
}

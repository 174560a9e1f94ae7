namespace Scout.Revisions.Rules.Templates;

/// <summary>What a run can read about itself: the members of <c>run</c>.</summary>
internal static class RunNames
{
    public const string Id = "id";
    public const string Environment = "environment";
    public const string StartedAt = "started_at";
    public const string Attempt = "attempt";

    /// <summary>What is known of <c>run</c>. Its texts are the product's own words: nobody can put anything else into them.</summary>
    public static Shape Shape { get; } = Shape.Object(new Dictionary<string, Shape>
    {
        [Id] = Shape.Choice,
        [Environment] = Shape.Choice,
        [StartedAt] = Shape.Choice,
        [Attempt] = Shape.Number,
    });
}

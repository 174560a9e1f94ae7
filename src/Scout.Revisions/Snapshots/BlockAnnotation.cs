namespace Scout.Revisions.Snapshots;

/// <summary>What is known about a block beyond its behaviour. It is part of a build's event, not of the revision.</summary>
/// <param name="DisplayName">The name that people are shown, or none.</param>
/// <param name="FormerId">The id that the block had before it was renamed, or none.</param>
internal sealed record BlockAnnotation(string? DisplayName = null, string? FormerId = null);

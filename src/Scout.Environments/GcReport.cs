using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>What nothing refers to.</summary>
/// <param name="Applied">Whether it was removed.</param>
/// <param name="Items">The files and folders.</param>
internal sealed record GcReport(bool Applied, ImmutableArray<GcItem> Items);

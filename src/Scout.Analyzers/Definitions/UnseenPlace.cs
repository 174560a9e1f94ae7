using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Definitions;

/// <summary>A place of a definition whose blocks cannot be known without running it.</summary>
/// <param name="Location">The place.</param>
/// <param name="Reason">Why, as a clause, and the remedy.</param>
internal sealed record UnseenPlace(Location Location, UnseenReason Reason);

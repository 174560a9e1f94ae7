using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Contracts;

/// <summary>A block as the code defines it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type, as revisions have it.</param>
/// <param name="FormerId">What it says that it was called before, or none.</param>
/// <param name="Location">The id in the code.</param>
internal sealed record ContractBlock(string Id, string Type, string? FormerId, Location Location);

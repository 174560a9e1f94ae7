using System.Collections.Immutable;

namespace Scout.Revisions.Fingerprints;

/// <summary>A C# method as a revision names it.</summary>
/// <param name="Method">Its documentation id.</param>
/// <param name="Fingerprint"><c>sha256:...</c> over its source, what it reaches, and the packages and libraries that those use.</param>
/// <param name="Source">Its source text.</param>
/// <param name="Warnings">Why the fingerprint is less stable than it could be, one sentence each.</param>
internal sealed record CodeFingerprint(string Method, string Fingerprint, string Source, ImmutableArray<string> Warnings);
